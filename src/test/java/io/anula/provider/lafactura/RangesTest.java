package io.anula.provider.lafactura;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.anula.io.Json;
import io.anula.provider.NumberRanges;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of numbers, in the names of the vendor's own client and in those of a guess. */
final class RangesTest {
    private static NumberRanges state(String ranges) throws IOException {
        return Ranges.state(
                "lafactura/default",
                Json.own("{\"generalResult\":{\"status\":{\"code\":\"200\"},\"ranges\":%s}}".formatted(ranges)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"RangeKey\":\"1\",\"Type\":\"creditNote\",\"FromNumber\":\"1\",\"ToNumber\":\"1000\",\"Last\":\"100\"}]|0",
                "[{\"RangeKey\":\"1\",\"Type\":\"creditNote\",\"FromNumber\":\"1\",\"ToNumber\":\"1000\",\"Last\":\"901\"}]|1",
                "[{\"RANGEKEY\":1,\"FROMNUMBER\":1,\"TONUMBER\":1000,\"LAST\":1000}]|1",
                "{\"FromNumber\":1,\"ToNumber\":1000,\"Last\":990}|1",
                "[{\"from\":\"1\",\"to\":\"99999999\"}]|0",
                "[{\"from\":\"1\",\"to\":\"1000\",\"current\":\"100\"}]|0",
                "[{\"from\":\"1\",\"to\":\"1000\",\"current\":\"901\"}]|1",
                "[{\"Desde\":1,\"Hasta\":100000,\"Actual\":99950}]|1",
                "[{\"from\":\"1\",\"to\":\"10\",\"current\":\"12\"}]|1",
                "\"[{\\\"FromNumber\\\":1,\\\"ToNumber\\\":1000,\\\"Last\\\":990}]\"|1",
                "[{\"Type\":\"Factura\",\"ToNumber\":1000,\"Last\":999},{\"Type\":\"Nota Credito\",\"ToNumber\":1000,\"Last\":1}]|0"
            })
    void shouldTellOfEachRange_ofWhichFewNumbersAreLeft(String ranges, int low) throws IOException {
        NumberRanges state = state(ranges);
        assertEquals(low, state.low().size(), state::toString);
        assertEquals(true, state.none().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "null",
                "\"\"",
                "\"[]\"",
                "[{\"Type\":\"invoice\",\"FromNumber\":1,\"ToNumber\":1000,\"Last\":1}]",
                "[{\"Type\":\"creditNote\",\"mode\":\"inactive\",\"FromNumber\":1,\"ToNumber\":1000,\"Last\":1}]"
            })
    void shouldSayThatThereIsNone_whenNoRangeIsForCreditNotes(String ranges) throws IOException {
        assertEquals(true, state(ranges).none().isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"generalResult\":{\"status\":{\"code\":\"200\"}}}",
                "{\"generalResult\":{\"status\":{\"code\":\"400\",\"text\":\"Error\"},\"ranges\":[]}}"
            })
    void shouldSayNothing_whenTheAnswerSaysNothingOfRanges(String body) {
        assertThrows(IOException.class, () -> Ranges.state("lafactura/default", Json.own(body)));
    }
}
