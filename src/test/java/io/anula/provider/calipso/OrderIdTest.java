package io.anula.provider.calipso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIdTest {
    @ParameterizedTest
    @CsvSource({
        "541, 541",
        "0000541, 541",
        "' 0541 ', 541",
        "1000, 1000",
        "00000000000000000000000001204, 1204",
        "INV-0541, INV-0541",
        "0541A, 0541A",
        "0001-00000123, 0001-00000123"
    })
    void shouldDropLeadingZeros_whenAllIsDigits(String written, String key) {
        assertEquals(key, OrderId.canonical(written));
        assertEquals(key, OrderId.canonical(OrderId.canonical(written)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "00",
                "0000000",
                "-0",
                "0.00",
                "NULL",
                "null",
                "(null)",
                "undefined",
                "-",
                "--",
                "—",
                "NaN",
                "none",
                "N/A",
                "n/a",
                "#N/A",
                "#N/D",
                "#¡REF!",
                "s/n",
                "[object Object]",
                "Array",
                "false",
                "?",
                "...",
                " ",
                "undefined0",
                "0null"
            })
    void shouldNameNoOrder_whenItIsWhatProgramsWriteForNothing(String written) {
        assertTrue(OrderId.isNone(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "10", "0000541", "INV-1", "A0", "#1204", "N1", "null-1", "NA-7"})
    void shouldNameAnOrder_whenAnythingElseStandsThere(String written) {
        assertFalse(OrderId.isNone(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"541", "0000541", "INV-0541", "0541A", "0001-00000123", "2026/541", "año-7"})
    void shouldBeUnmistakable(String written) {
        assertTrue(OrderId.isUnmistakable(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "541.0",
                "9123.00",
                "9,123",
                "9.123",
                "+541",
                "-1",
                "#541",
                "541;",
                "5 41",
                "'541",
                "(541)",
                "\uFF19\uFF11\uFF12\uFF13",
                "\u0665\u0664\u0661",
                "INV-\u0665",
                "5\u2074",
                "\uFF21541",
                "541-",
                "/541"
            })
    void shouldNotBeTakenForAnOrderOfItsOwn_whenItMayBeANumberInAnotherSpelling(String written) {
        assertFalse(OrderId.isUnmistakable(written));
    }
}
