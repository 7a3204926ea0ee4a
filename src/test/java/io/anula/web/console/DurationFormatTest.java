package io.anula.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DurationFormatTest {
    @ParameterizedTest
    @CsvSource({"999,999 ms", "1500,1.5 s", "30000,30 s", "119999,119 s", "120000,2 min", "7200000,2 h", "172800000,2 d"
    })
    void shouldSayItShortly(long millis, String text) {
        assertEquals(text, DurationFormat.text(Duration.ofMillis(millis)));
    }
}
