package io.anula.config.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values are replaced in the text of a settings file. */
final class SettingsTextTest {
    private static String with(String text, String key, String value) {
        return new SettingsText(text).with(Map.of(key, value)).toString();
    }

    @Test
    void shouldReplaceTheLineThatCounts_andLeaveTheOthers() {
        assertEquals("# a = 0\na = 1\nab = 3\na = new\n", with("# a = 0\na = 1\nab = 3\n  a: 2\n", "a", "new"));
    }

    @Test
    void shouldReplaceAValueOverSeveralLines() {
        assertEquals("a = new\nb = 2\n", with("a = 1, \\\n   2, \\\n   3\nb = 2\n", "a", "new"));
    }

    @Test
    void shouldNotTakeTheRestOfAValueForAKey() {
        assertEquals("b = x \\\n  a = 1\na = new\n", with("b = x \\\n  a = 1\n", "a", "new"));
    }

    @Test
    void shouldAddALine_whenNoneSetsTheKey() {
        assertEquals("b = 1\na = new\n", with("b = 1\n", "a", "new"));
        assertEquals("b = 1\na = new", with("b = 1", "a", "new"));
        assertFalse(new SettingsText("#a = 1\n").sets("a"));
    }

    @Test
    void shouldKeepLineEndsOfWindows() {
        assertEquals("a = new\r\nb = 1\r\n", with("a = 1\r\nb = 1\r\n", "a", "new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b", "señal", "C:\\x", " spaced", "one\ntwo", "#no comment", "a = b"})
    void shouldBeReadAsItWasGiven(String value) throws IOException {
        Properties read = new Properties();
        read.load(new StringReader(with("a = 1\nb = 2\n", "a", value)));
        assertEquals(value, read.getProperty("a"));
        assertEquals("2", read.getProperty("b"));
    }
}
