package io.anula.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred thousand documents at once, an authority that takes its time, and a rate that must not be exceeded. */
final class BacklogBench {
    private static final int DOCUMENTS = 5 * BenchSize.documents();
    private static final int IN_FLIGHT = 64;
    private static final int DECIDED_MILLIS = 20_000;
    private static final int PER_SECOND = 1_000;

    @Test
    void aHundredThousandAtOnce(@TempDir Path folder) throws Exception {
        Map<String, String> settings = Map.of("LAFACTURA_MAX_PER_SECOND", "" + PER_SECOND, "POLL_FIRST_DELAY", "2s");
        try (Provider provider = Provider.deciding(DECIDED_MILLIS);
                AnulaHome home = new AnulaHome(folder.resolve("home"), provider.port(), IN_FLIGHT, null, settings)) {
            AnulaFile file = new AnulaFile(home.folder(), "backlog", DOCUMENTS);
            Watch watch = new Watch(provider, DOCUMENTS);
            file.drop();
            file.awaitResult();
            double seconds = watch.seconds();
            assertEquals(DOCUMENTS, file.accepted());
            assertEquals(DOCUMENTS, watch.deletes());
            Lateness late = provider.lateness();
            Figures.say(
                    "%,d documents at once, decided after %d s, at most %d calls a second: all ended after %.0f s, %.2f looks "
                            + "for each, %d calls in the second with the most",
                    DOCUMENTS,
                    DECIDED_MILLIS / 1000,
                    PER_SECOND,
                    seconds,
                    (double) watch.gets() / DOCUMENTS,
                    late.peak());
            Figures.say(
                    "decisions were seen late by %.2f of the wait (median), %.2f (nine of ten)",
                    late.median(), late.ninth());
        }
    }
}
