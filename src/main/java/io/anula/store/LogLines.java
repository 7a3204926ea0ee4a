package io.anula.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks the lines of HSQLDB's log: whether each looks like a statement, as far as that is visible without a database.
 */
final class LogLines {
    /** A session number may precede each statement. */
    private static final Pattern STATEMENT = Pattern.compile(
            "(/\\*C\\d+\\*/)?(--|INSERT INTO |DELETE FROM |UPDATE |COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET |CONNECT |DISCONNECT|CREATE |"
                    + "ALTER |DROP |GRANT |REVOKE |TRUNCATE |COMMENT |CHECKPOINT|BACKUP |START |LOCK |DECLARE |MERGE |CALL |PERFORM ).*",
            Pattern.CASE_INSENSITIVE);

    private LogLines() {}

    /** The number, from 1, of the first line that is not a statement; empty if all are. */
    static Optional<Long> strange(Path log) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(log), StandardCharsets.ISO_8859_1))) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.indexOf('\0') >= 0 || !STATEMENT.matcher(line).matches()) {
                    return Optional.of(number);
                }
            }
            return Optional.empty();
        }
    }
}
