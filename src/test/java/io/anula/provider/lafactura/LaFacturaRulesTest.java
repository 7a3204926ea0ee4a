package io.anula.provider.lafactura;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.config.settings.ProviderAccount;
import io.anula.testing.Given;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last minutes of a day in Bogotá, which is five hours behind UTC. */
final class LaFacturaRulesTest {
    @ParameterizedTest
    @CsvSource({
        "block, 2026-12-01T04:49:59Z, true",
        "block, 2026-12-01T04:50:00Z, false",
        "block, 2026-12-01T04:59:59.999Z, false",
        "block, 2026-12-01T05:00:00Z, true",
        "warn, 2026-12-01T04:55:00Z, true",
        "off, 2026-12-01T04:55:00Z, true"
    })
    void shouldSendNothing_inTheLastMinutesOfTheDay(String level, Instant now, boolean expected) {
        ProviderAccount account = Given.lafacturaAccount(Map.of("lafactura.rules.day-end", level));
        assertEquals(expected, LaFacturaRules.maySubmit(account, now));
    }

    @ParameterizedTest
    @CsvSource({"2026-12-01T04:57:59Z, true", "2026-12-01T04:58:00Z, false"})
    void shouldTakeTheirNumber_fromTheSettings(Instant now, boolean expected) {
        ProviderAccount account = Given.lafacturaAccount(
                Map.of("lafactura.rules.day-end", "block", "lafactura.rules.day-end.before-midnight", "2m"));
        assertEquals(expected, LaFacturaRules.maySubmit(account, now));
    }
}
