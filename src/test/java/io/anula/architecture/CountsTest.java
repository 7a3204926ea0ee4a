package io.anula.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.io.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No text to people says "1 files": a number that may be 1 takes its noun from {@link Counted}, or stands behind it. */
final class CountsTest {
    private static final Path JAVA = Path.of("src", "main", "java");
    private static final Path TEXTS = Path.of("src", "main", "resources");

    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");

    /** A number and a noun of which there are several. */
    private static final Pattern COUNTED = Pattern.compile("(?:%(?:\\d\\$)?,?d|\\{\\d?}) "
            + "(?:[a-z]+ )?"
            + "(?:accounts|answers|calls|cancellations|cells|characters|codes|connections|days|differences|documents|duplicates"
            + "|entries|errors|files|findings|invoices|lines|lives|matches|messages|notes|nodes|others|outcomes|pages|pieces"
            + "|records|redirects|requests|rows|statements|tasks|times|tries|variables|warnings|years"
            + "|advertencias|anulaciones|archivos|caracteres|celdas|cuentas|diferencias|días|errores|facturas|filas|hallazgos"
            + "|intentos|líneas|llamadas|notas|pedidos|registros|respuestas|solicitudes)\\b");

    /** Limits, which are constants, and numbers that are never 1. */
    private static final List<String> NEVER_ONE = List.of(
            "1 to %d characters",
            "de 1 a %d caracteres",
            "as %d characters",
            "at most %d characters",
            "como máximo %d caracteres",
            "most %d",
            "more than %d redirects",
            "más de %d",
            "more than %d rows",
            "of %d characters or more",
            "more than %d times",
            "no calls but %2$d tries",
            "salvo %2$d intentos",
            "%d processes",
            "HTTP %d",
            "%d of %d",
            "%1$d of %2$d files",
            "%1$d findings, of which the first %2$d are kept",
            "guardan los primeros %2$d de %1$d hallazgos",
            "{} connections by HTTP are open",
            "{} of {} records are open",
            "nobody is told, {} others wait",
            "holds %d characters",
            "each statement, %d rows",
            "%d rows were written",
            "%d statements are prepared",
            "%d entries\"",
            "{} has cancellations",
            "{0} answers with status");

    private static List<String> found(String text) {
        List<String> found = new ArrayList<>();
        Matcher counted = COUNTED.matcher(text);
        while (counted.find()) {
            found.add(counted.group());
        }
        return NEVER_ONE.stream().anyMatch(text::contains) ? List.of() : found;
    }

    @Test
    void shouldNotCountInTexts_withoutANounForOne() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Stream.concat(Files.walk(JAVA), Files.walk(TEXTS))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.toString();
                if (name.endsWith(".java")) {
                    LITERAL.matcher(Files.readString(file)).results().forEach(literal -> found(literal.group())
                            .forEach(each -> wrong.add(name + ": " + each)));
                } else if (name.endsWith(".properties")) {
                    Files.readAllLines(file).forEach(line -> found(line)
                            .forEach(each -> wrong.add(name + ": " + each + " in " + line)));
                }
            }
        }
        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }

    @Test
    void shouldFindWhatIsWrong() {
        assertEquals(List.of("%d files"), found("\"%d files are there\""));
        assertEquals(List.of("{0} hallazgos"), found("x = {0} hallazgos"));
        assertEquals(List.of("{} ended lives"), found("\"{} ended lives left\""));
        assertTrue(found("\"%s, at most %d\"").isEmpty());
    }

    @Test
    void shouldSayOneOfOne() {
        assertEquals("1 file", Counted.of(1, "file"));
        assertEquals("0 files", Counted.of(0, "file"));
        assertEquals("21 anulaciones", Counted.of(21, "anulación", "anulaciones"));
        assertEquals("is", Counted.word(1, "is", "are"));
    }
}
