package io.anula.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrivateTest {
    @TempDir
    private Path home = Path.of("");

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void shouldBeTheOwnersAlone_whenItIsNew() throws IOException {
        Path file = home.resolve("outbox/acme/x.json");
        WholeFile.write(file, file.resolveSibling(".x.tmp"), out -> out.write('x'));
        assertEquals("rw-------", rights(file));
        assertEquals("rwx------", rights(home.resolve("outbox")));
        assertEquals("rwx------", rights(home.resolve("outbox/acme")));
    }

    @Test
    void shouldKeepItsRights_whenItIsWrittenAnew() throws IOException {
        Path file = Files.writeString(home.resolve("x.json"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        WholeFile.write(file, home.resolve(".x.tmp"), out -> out.write('x'));
        assertEquals("rw-r--r--", rights(file));
    }

    @Test
    void shouldBeReadByTheGroupToo_whereOneIsSet() throws IOException {
        Path outbox = home.resolve("outbox");
        Path file = outbox.resolve("acme/x.json");
        String group =
                Files.readAttributes(home, PosixFileAttributes.class).group().getName();
        GroupAccess unit = GroupAccess.of(group);
        WholeFile.write(file, file.resolveSibling(".x.tmp"), out -> out.write('x'), whole -> unit.grant(outbox, whole));
        assertEquals("rw-r-----", rights(file));
        assertEquals("rwxr-x---", rights(outbox));
        assertEquals("rwxr-x---", rights(outbox.resolve("acme")));
        assertEquals(
                group,
                Files.readAttributes(file, PosixFileAttributes.class).group().getName());
    }

    @Test
    void shouldSayThatThereIsNoSuchGroup() {
        assertThrows(IOException.class, () -> GroupAccess.of("no-such-group-here"));
    }
}
