package io.anula.intake;

import static io.anula.intake.FileKind.JSON_LINES;
import static io.anula.intake.Fixtures.ends;
import static io.anula.intake.Fixtures.problem;
import static io.anula.intake.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.intake.rules.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineRecordsTest {
    private static final String GOOD = "{\"provider\":\"lafactura\",\"tascode\":\"fc-1\",\"description\":\"x\"}";

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\n\n", "\r\n \r\n", " \n\t"})
    void shouldReadLines_withAnyLineEnd(String end) {
        assertEquals(List.of("fc-1", "fc-1"), ends(read(JSON_LINES, GOOD + end + GOOD)));
        assertEquals(List.of("fc-1", "fc-1"), ends(read(JSON_LINES, "\uFEFF" + end + GOOD + end + GOOD + end)));
    }

    @Test
    void shouldTellTheLine() {
        List<ReadRecord> records = read(JSON_LINES, "\r\n" + GOOD + "\r\n\r\n" + GOOD + "\r" + GOOD);
        assertEquals(List.of(2L, 4L, 5L), records.stream().map(ReadRecord::line).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x|syntax",
                "{|syntax",
                "{}x|syntax",
                "{} {}|syntax",
                "{\"a\":1,}|syntax",
                "[]|type",
                "1|type",
                "null|type",
                "\"x\"|type",
                "{}|required",
                "{\"a\":1,\"a\":2}|duplicate-key",
                "{\"a\":1e999}|number",
                "{\"a\":\"\t\"}|syntax",
                "]|syntax",
                "{\"a\":\"\\ud800\"}|required"
            })
    void shouldListABadLine_andGoOn(String line, String rule) {
        List<ReadRecord> records = read(JSON_LINES, GOOD + "\n" + line + "\n" + GOOD);
        assertEquals(List.of("fc-1", rule, "fc-1"), ends(records));
        if (rule.equals("syntax")) {
            assertTrue(problem(records.get(1)).message().contains("(column "));
        }
    }

    @Test
    void shouldTellTheColumn() {
        Problem problem = problem(read(JSON_LINES, "\n{\"a\" 1}").get(0));
        assertTrue(problem.message().contains("(column 6)"), problem.message());
        assertTrue(problem.message().contains("(columna 6)"), problem.message());
    }

    @Test
    void shouldPassOverALongLine() {
        String space = " ".repeat(RequestFiles.LONGEST_RECORD - GOOD.length());
        List<ReadRecord> records = read(JSON_LINES, GOOD + space + "\n" + GOOD + space + " \n" + GOOD);
        assertEquals(List.of("fc-1", "too-long", "fc-1"), ends(records));
        assertEquals(3, records.get(2).line());
    }

    @Test
    void shouldNotTakeALongLineForABlankOne() {
        String space = " ".repeat(RequestFiles.LONGEST_RECORD);
        assertEquals(List.of("too-long", "fc-1"), ends(read(JSON_LINES, space + GOOD + "\n" + GOOD)));
        assertEquals(List.of("fc-1"), ends(read(JSON_LINES, space + "\n" + GOOD)));
    }
}
