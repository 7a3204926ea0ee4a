package io.anula.intake;

import static io.anula.intake.FileKind.JSON;
import static io.anula.intake.Fixtures.ends;
import static io.anula.intake.Fixtures.problem;
import static io.anula.intake.Fixtures.read;
import static io.anula.intake.Fixtures.request;
import static io.anula.intake.Fixtures.sample;
import static io.anula.intake.Fixtures.unreadable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.intake.rules.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRecordsTest {
    private static final String GOOD = "{\"provider\":\"lafactura\",\"tascode\":\"fc-1\",\"description\":\"x\"}";

    @ParameterizedTest
    @ValueSource(strings = {"lafactura-request", "lafactura-native", "calipso-legacy", "calipso-new"})
    void shouldReadASample_aloneAndInAnArray(String name) {
        String sample = sample(name + ".json");
        List<ReadRecord> one = read(JSON, sample);
        assertEquals(1, one.size());
        List<ReadRecord> two = read(JSON, "\uFEFF[" + sample + ",\r\n" + sample + "]\r\n");
        assertEquals(
                List.of(request(one.get(0)), request(one.get(0))), List.of(request(two.get(0)), request(two.get(1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", " [ ] ", "\uFEFF[]\n"})
    void shouldReadAnEmptyArray(String file) {
        assertEquals(List.of(), read(JSON, file));
    }

    @Test
    void shouldTellNumberAndLine() {
        List<ReadRecord> records = read(JSON, "[\n" + GOOD + ",\r\n\r\n7,\r" + GOOD + "]");
        assertEquals(
                List.of(1L, 2L, 3L), records.stream().map(ReadRecord::number).toList());
        assertEquals(List.of(2L, 4L, 5L), records.stream().map(ReadRecord::line).toList());
        assertEquals(List.of("fc-1", "type", "fc-1"), ends(records));
    }

    static Stream<Arguments> badElements() {
        return Stream.of(
                Arguments.of("7", "type", null),
                Arguments.of("\"x\"", "type", null),
                Arguments.of("null", "type", null),
                Arguments.of("true", "type", null),
                Arguments.of("[" + GOOD + "]", "type", null),
                Arguments.of("[".repeat(100_000) + "]".repeat(100_000), "type", null),
                Arguments.of("{}", "required", "provider"),
                Arguments.of("{\"a\":1,\"a\":1}", "duplicate-key", "a"),
                Arguments.of("{\"a\":[{\"b\":1},{\"b\":1,\"b\":{\"c\":2}}]}", "duplicate-key", "a[1].b"),
                Arguments.of("{\"cliente\":{\"n\":" + "9".repeat(101) + "}}", "number", "cliente.n"),
                Arguments.of("{\"n\":[1," + "9".repeat(500_000) + "]}", "number", "n[1]"),
                Arguments.of("{\"n\":1e401}", "number", "n"),
                Arguments.of("{\"n\":1E-401}", "number", "n"),
                Arguments.of("{\"n\":1e+99999999999999999999}", "number", "n"),
                Arguments.of("{\"n\":-0.5e-2147483649}", "number", "n"),
                Arguments.of("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}", "too-deep", "a" + "[0]".repeat(99)),
                Arguments.of(
                        "{\"x\":" + "{\"x\":".repeat(99) + "{}" + "}".repeat(100), "too-deep", "x" + ".x".repeat(99)),
                Arguments.of(
                        "{\"a\":" + "[".repeat(500_000) + "]".repeat(500_000) + "}",
                        "too-deep",
                        "a" + "[0]".repeat(65)),
                Arguments.of(GOOD.replace("\"x\"", "\"\\ud800\""), "surrogate", "description"),
                Arguments.of(GOOD.replace("\"x\"", "\"\\u0000\""), "control-character", "description"),
                Arguments.of(GOOD.replace("{", "{\"\\udc00\":1,"), "surrogate", "\\udc00"));
    }

    @ParameterizedTest
    @MethodSource("badElements")
    void shouldListABadElement_andGoOn(String element, String rule, String field) {
        List<ReadRecord> records = read(JSON, "[" + GOOD + "," + element + "," + GOOD + "]");
        assertEquals(List.of("fc-1", rule, "fc-1"), ends(records));
        Problem problem = problem(records.get(1));
        if (!rule.equals("too-deep")) {
            assertEquals(field, problem.field());
        } else {
            assertTrue(String.valueOf(problem.field()).startsWith(field.substring(0, Math.min(field.length(), 190))));
        }
    }

    @Test
    void shouldAllow100Levels() {
        String ok = GOOD.replace("{", "{\"a\":" + "[".repeat(99) + "]".repeat(99) + ",");
        assertEquals(List.of("fc-1"), ends(read(JSON, ok)));
    }

    @Test
    void shouldNoteTheFirstProblemOnly() {
        Problem problem = problem(read(JSON, "{\"a\":1e999,\"b\":1,\"b\":2}").get(0));
        assertEquals("number", problem.rule());
        assertEquals("1e999", problem.value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7|1|1",
                "~ 7|2|2",
                "`\"x\"`|1|1",
                "null|1|1",
                "{|1|2",
                "[|1|2",
                "[{}|1|4",
                "[{},|1|5",
                "[{}~,{}|2|4",
                "[{},]|1|5",
                "[{} {}]|1|5",
                "{}x|1|3",
                "{} {}|1|4",
                "[]~[]|2|1",
                "{}~~ 1|3|2",
                "{\"a\":1,}|1|8",
                "{'a':1}|1|2",
                "{a:1}|1|2",
                "{\"a\" 1}|1|6",
                "{\"a\":01}|1|7",
                "{\"a\":.5}|1|6",
                "{\"a\":+5}|1|7",
                "{\"a\":NaN}|1|9",
                "{\"a\":tru}|1|6",
                "[1}|1|3",
                "//x~{}|1|1",
                "{\"a\":\"~\"}|1|7",
                "{\"a\":\"\\x\"}|1|8",
                "{\"a\":\"\\u12G4\"}|1|11",
                "{\"a\":\"b|1|8",
                "`{}\u00a0`|1|3"
            })
    void shouldRefuseTheFile_atItsPlace(String file, long line, long column) {
        UnreadableFileException refused = unreadable(JSON, file.replace('~', '\n'));
        assertEquals(line, refused.line(), refused.getMessage());
        assertEquals(column, refused.column(), file + refused.getMessage());
        assertTrue(String.valueOf(refused.getMessage()).contains(" / "));
    }

    @Test
    void shouldRefuseALongRecord() {
        for (String inside : List.of(
                "\"" + "x".repeat(RequestFiles.LONGEST_RECORD) + "\"",
                "9".repeat(RequestFiles.LONGEST_RECORD + 1),
                "[" + "1,".repeat(RequestFiles.LONGEST_RECORD / 2) + "1]",
                "[".repeat(RequestFiles.LONGEST_RECORD),
                " ".repeat(RequestFiles.LONGEST_RECORD) + "1")) {
            String message = unreadable(JSON, "[\n{\"a\":" + inside + "}]").getMessage();
            assertTrue(String.valueOf(message).startsWith("a record has at most 1048576"), message);
        }
    }

    @Test
    void shouldTakeARecord_asLongAsOneMayBe() {
        String start = GOOD.replace("}", ",\"a\":[");
        String longest = start + " ".repeat(RequestFiles.LONGEST_RECORD - start.length() - 2) + "]}";
        assertEquals(List.of("fc-1"), ends(read(JSON, longest)));
        assertEquals(2, unreadable(JSON, "\n" + longest.replace("[", "[ ")).line());
    }

    @Test
    void shouldNotCountTheSpaceBetweenRecords() {
        String space = " ".repeat(RequestFiles.LONGEST_RECORD);
        assertEquals(
                List.of("fc-1", "fc-1"),
                ends(read(JSON, space + "[" + GOOD + space + "," + space + GOOD + "]" + space)));
    }
}
