package io.anula.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                ".a.json",
                "a.json.tmp",
                "a.TMP",
                "a.part",
                "a.json.filepart",
                "a.json~",
                ".nfs0001",
                ".",
                "a.partial",
                "a.crdownload",
                "~$a.csv"
            })
    void shouldBeUnfinished(String name) {
        assertTrue(FileNames.isUnfinished(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.tmp.json", "part.csv", "tmp", "~a.json", "a.lock.json", "a.partially"})
    void shouldBeFinished(String name) {
        assertFalse(FileNames.isUnfinished(name));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200})
    void shouldStayAsItIs_whenItIsShortEnough(int length) {
        String name = "a".repeat(length) + ".json";
        assertEquals(name, FileNames.shortened(name));
    }

    @ParameterizedTest
    @CsvSource({"a, 201", "ñ, 101", "€, 68", "😀, 51"})
    void shouldBeShortAndKeepItsExtension_whenItIsTooLong(String letter, int times) {
        String shortened = FileNames.shortened(letter.repeat(times) + ".json");
        assertTrue(shortened.getBytes(StandardCharsets.UTF_8).length <= 205, shortened);
        assertTrue(shortened.endsWith(".json"));
        assertFalse(shortened.contains("\uFFFD"));
        assertTrue(shortened.startsWith(letter.repeat(20)));
    }

    @Test
    void shouldKeepTheFolder_whateverIsCut() {
        String shortened = FileNames.shortened("acme/" + "a".repeat(300) + ".json");
        assertTrue(shortened.startsWith("acme/aaa"));
        assertEquals("acme/a.json", FileNames.shortened("acme/a.json"));
    }

    @Test
    void shouldStayApart_whenOnlyTheirEndsDiffer() {
        String start = "a".repeat(200);
        assertNotEquals(FileNames.shortened(start + "1.json"), FileNames.shortened(start + "2.json"));
    }
}
