package io.anula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What goes into {@code console.users}, from a line of the input. */
@NullMarked
final class PasswordCommandTest {
    private final StringWriter out = new StringWriter();

    private int command(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            CommandLine line = new CommandLine(new PasswordCommand())
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(out, true));
            return line.execute(
                    Stream.concat(Stream.of("--stdin"), Stream.of(arguments)).toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void shouldPrintWhatTheSettingTakes() {
        assertEquals(0, command("correct horse ñ\n", "ana"));
        String user = out.toString().strip();
        assertTrue(user.matches("ana:\\$2a\\$12\\$[A-Za-z0-9./]{53}"), user);
        assertTrue(BCrypt.verifyer().verify("correct horse ñ".toCharArray(), user.substring("ana:".length())).verified);
    }

    @Test
    void shouldPrintTheHashAlone_withoutAName() {
        assertEquals(0, command("correct horse\n"));
        assertTrue(out.toString().startsWith("$2a$12$"), out.toString());
    }

    @Test
    void shouldRefuseWhatIsTooShortOrTooLong() {
        assertEquals(1, command("short\n"));
        assertEquals(1, command("x".repeat(73) + "\n"));
        assertEquals(1, command(""));
        assertFalse(out.toString().contains("$2a$"));
    }
}
