package io.anula.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One run of Anula: started, warmed up by a file, measured with another.
 *
 * @param run from the drop of the file until the provider answered the last look; CPU until the result is written
 * @param secondsToResult from the drop until the result says that all have ended
 * @param middleCallsPerSecond at the provider, in the middle half of all calls
 * @param serverCpuSeconds of the database server, where there is one
 */
record AnulaRun(Run run, double secondsToResult, double middleCallsPerSecond, double serverCpuSeconds) {
    /**
     * Measures it.
     *
     * @param folder a new one, or that of an earlier run, whose store it goes on with
     * @param store on PostgreSQL; null for the embedded one
     */
    static AnulaRun of(Path folder, Provider provider, int inFlight, @Nullable StoreSettings store, int documents)
            throws IOException {
        try (AnulaHome home = new AnulaHome(folder, provider.port(), inFlight, store)) {
            AnulaFile warm = new AnulaFile(home.folder(), "warm", BenchSize.warmUp(documents));
            warm.drop();
            warm.awaitResult();
            AnulaFile file = new AnulaFile(home.folder(), "bench", documents);
            double serverCpu = store == null ? 0 : ServerCpu.seconds();
            double cpu = Usage.cpuSeconds(home.process());
            Watch watch = new Watch(provider, documents);
            file.drop();
            double middle = watch.awaitEnd();
            double seconds = watch.seconds();
            file.awaitResult();
            double secondsToResult = watch.seconds();
            cpu = Usage.cpuSeconds(home.process()) - cpu;
            serverCpu = store == null ? 0 : ServerCpu.seconds() - serverCpu;
            assertEquals(documents, file.accepted());
            assertEquals(documents, watch.deletes());
            Run run = new Run(documents, seconds, cpu, Usage.peakMegabytes(home.process()));
            return new AnulaRun(run, secondsToResult, middle, serverCpu);
        }
    }
}
