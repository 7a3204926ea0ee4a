package io.anula.intake;

import static io.anula.intake.Fixtures.unreadable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EncodingTest {
    @ParameterizedTest
    @CsvSource({
        "E9,1,1",
        "2020E9,1,3",
        "EFBBBF20E9,1,2",
        "200AE9,2,1",
        "200D0A2020FF,2,3",
        "200D20C0AF,2,2",
        "20EDA080,1,2", // a surrogate in UTF-8
        "20F4908080,1,2", // above U+10FFFF
        "20C3,1,2", // cut at the end
        "20F09F98,1,2"
    })
    void shouldTellThePlaceOfABadByte(String hex, long line, long column) {
        byte[] file = HexFormat.of().parseHex(hex);
        UnreadableFileException refused = unreadable(FileKind.JSON, file);
        assertEquals(line, refused.line());
        assertEquals(column, refused.column(), refused.getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellThePlace_deepInTheFile(FileKind kind) {
        String start = kind == FileKind.CSV ? "provider,tascode,description\n" : "";
        String good = start + " \n".repeat(50_000) + "  é";
        byte[] file = (good + "x").getBytes(StandardCharsets.UTF_8);
        file[file.length - 1] = (byte) 0xE9;
        UnreadableFileException refused = unreadable(kind == FileKind.JSON ? FileKind.JSON_LINES : kind, file);
        assertEquals(kind == FileKind.CSV ? 50_002 : 50_001, refused.line());
        assertEquals(4, refused.column());
        assertTrue(String.valueOf(refused.getMessage()).startsWith("UTF-8 was expected, byte 0xE9 is not"));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of("UTF-16LE", "\uFEFF{}"),
                Arguments.of("UTF-16BE", "\uFEFF{}"),
                Arguments.of("UTF-32LE", "\uFEFF{}"),
                Arguments.of("UTF-32BE", "\uFEFF{}"),
                Arguments.of("UTF-16LE", "\uFEFF"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void shouldNameAnotherEncoding(String name, String text) {
        for (FileKind kind : FileKind.values()) {
            UnreadableFileException refused = unreadable(kind, text.getBytes(Charset.forName(name)));
            assertTrue(String.valueOf(refused.getMessage()).startsWith("this is " + name + ":"), refused.getMessage());
            assertEquals(1, refused.line());
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayThatAFileIsEmpty(FileKind kind) {
        for (String text : new String[] {"", "\uFEFF", " ", "\n\n", "\uFEFF \r\n\t\r"}) {
            assertTrue(String.valueOf(unreadable(kind, text).getMessage()).startsWith("the file is empty"), text);
        }
    }

    @Test
    void shouldRefuseASecondMark() {
        assertEquals(1, unreadable(FileKind.JSON, "\uFEFF\uFEFF{}").column());
    }
}
