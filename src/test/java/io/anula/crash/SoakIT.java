package io.anula.crash;

import io.anula.simulator.SimulatorOptions.RepeatedIntId;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Nothing lost, nothing twice, as shipped. */
final class SoakIT {
    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void shouldAnswerEveryRequestAndCancelNothingTwice_whenItIsKilledAgainAndAgain(
            @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
        new Soak(SoakSize.fromProperties()).run(folder, RepeatedIntId.SAME_NOTE, Map.of());
    }
}
