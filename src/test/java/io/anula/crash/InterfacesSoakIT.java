package io.anula.crash;

import io.anula.simulator.SimulatorOptions.RepeatedIntId;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Nothing lost, nothing twice, through both interfaces of LaFactura, with each thing that it may do when an intID comes
 * again, and with each thing that the settings may say about that and about lookups. Where a lookup is not believed, more is
 * held; a second note is never made, even where the settings are wrong about the provider.
 */
@Tag("interfaces")
final class InterfacesSoakIT {
    @ParameterizedTest
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    @CsvSource({
        "2.0, none, authoritative, SAME_NOTE",
        "3.0, none, authoritative, SAME_NOTE",
        "3.0, idempotent, none, SAME_NOTE",
        "3.0, none, authoritative, REFUSAL",
        "3.0, idempotent, none, REFUSAL",
        "3.0, none, authoritative, SECOND_NOTE",
    })
    void shouldAnswerEveryRequestAndCancelNothingTwice(
            String api,
            String intId,
            String lookup,
            RepeatedIntId repeated,
            @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws Exception {
        Map<String, String> settings =
                Map.of("LAFACTURA_API", api, "LAFACTURA_INTID", intId, "LAFACTURA_LOOKUP", lookup);
        new Soak(SoakSize.ofInterfaces()).run(folder, repeated, settings);
    }
}
