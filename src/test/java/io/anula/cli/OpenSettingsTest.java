package io.anula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OpenSettingsTest {
    @TempDir
    private Path home = Path.of("");

    private Path settings(String text, String rights) throws IOException {
        Path file = Files.createDirectories(home.resolve("config")).resolve("application.properties");
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        return file;
    }

    @ParameterizedTest
    @CsvSource({"lafactura.password", "lafactura.accounts.acme.password", "api.token", "hooks.secret", "console.users"})
    void shouldNameAFileWithSecrets_thatOthersCanRead(String key) throws IOException {
        Path file = settings(key + " = something\n", "rw-r--r--");
        assertEquals(List.of(file), OpenSettings.in(home));
        settings(key + " = something\n", "rw-r-----");
        assertEquals(List.of(), OpenSettings.in(home));
    }

    @Test
    void shouldNameNone_whereNoSecretIsSet() throws IOException {
        settings("lafactura.password = demo\nrequests.password = requests\napi.token =\n", "rw-r--r--");
        assertEquals(List.of(), OpenSettings.in(home));
        assertEquals(List.of(), OpenSettings.in(home.resolve("none")));
    }
}
