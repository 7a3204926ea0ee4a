package io.anula.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README of the tarball begins with what works there, that of the repository with what works in a clone. */
final class ReadmeOfTheTarballTest {
    private static final Pattern REPLACED =
            Pattern.compile("<replaceregex flags=\"gs\" pattern=\"([^\"]*)\" replace=\"([^\"]*)\"/>");

    private static final Pattern COMMAND = Pattern.compile("(?m)^\\| `([^`]+)`");

    /** What the build makes of it, by the same replacements. */
    private static String inTheTarball(String readme) throws IOException {
        String text = readme;
        Matcher replaced = REPLACED.matcher(Files.readString(Path.of("pom.xml")));
        int found = 0;
        while (replaced.find()) {
            String pattern = replaced.group(1).replace("&lt;", "<").replace("&gt;", ">");
            text = Pattern.compile(pattern, Pattern.DOTALL)
                    .matcher(text)
                    .replaceAll(replaced.group(2).replace("\\1", "$1"));
            found++;
        }
        assertEquals(2, found);
        return text;
    }

    private static String firstCommand(String readme) {
        Matcher first = COMMAND.matcher(readme);
        assertTrue(first.find());
        return first.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.es.md"})
    void shouldBeginWithACommandThatWorksThere(String name) throws IOException {
        String readme = Files.readString(Path.of(name));
        assertEquals("mvn compile camel:run", firstCommand(readme.replaceAll("(?s)<!-- tarball.*?-->", "")));
        String there = inTheTarball(readme);
        assertEquals("bin/anula demo", firstCommand(there));
        assertFalse(there.contains("camel:run"), "it works in a clone only");
        assertFalse(there.contains("<!--") || there.contains("-->"), "what is for one place only is gone or shown");
    }
}
