package io.anula.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RangesTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"from\":\"1\",\"to\":\"99999999\"}|false",
                "{\"from\":\"1\",\"to\":\"1000\",\"current\":\"100\"}|false",
                "{\"from\":\"1\",\"to\":\"1000\",\"current\":\"901\"}|true",
                "{\"Desde\":1,\"Hasta\":100000,\"Actual\":99950}|true",
                "{\"from\":\"1\",\"to\":\"10\",\"current\":\"12\"}|true"
            })
    void shouldWarn_whenFewNumbersAreLeft(String range, boolean few) {
        assertEquals(few, Ranges.judge("lafactura/default", Json.own(range)).isPresent());
    }
}
