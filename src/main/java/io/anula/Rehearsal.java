package io.anula;

import io.anula.alarm.Alarms;
import io.anula.cancellation.Provider;
import io.anula.routing.Finding;
import io.anula.routing.RouteFile;
import io.anula.routing.RouteFiles;
import io.anula.settings.Settings;
import io.anula.store.Database;
import io.anula.store.StoreSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Routes are tried with beans like those of the service over a store in memory: nothing that runs is touched. The stage is
 * set up for the first rehearsal and kept for the next.
 */
final class Rehearsal implements AutoCloseable {
    private static final AtomicInteger STAGES = new AtomicInteger();

    private final Path routes;
    private final Clock clock;
    private @Nullable Database scratch;
    private @Nullable Beans beans;

    /** @param routes the folder that findings name where no file can be named */
    Rehearsal(Path routes, Clock clock) {
        this.routes = routes;
        this.clock = clock;
    }

    /** Everything that is wrong with those files under those settings. */
    synchronized List<Finding> check(List<RouteFile> files, Settings settings) {
        Beans stage = beans;
        if (stage == null) {
            Alarms unheard = new Alarms(clock);
            Database memory = Database.open(new StoreSettings(
                    "jdbc:hsqldb:mem:rehearsal" + STAGES.incrementAndGet(), "rehearsal", "rehearsal"));
            scratch = memory;
            stage = new Beans(settings, memory, Service.room(settings, unheard), unheard, clock);
            beans = stage;
        }
        return new RouteFiles(routes, Service.placeholders(settings), stage.named(), calledByProvider()).check(files);
    }

    /** What the routes call by the name of a provider, so that no file holds the whole address. */
    private static Set<String> calledByProvider() {
        return Stream.concat(
                        Arrays.stream(Provider.values())
                                .map(Provider::text)
                                .flatMap(name -> Stream.of("direct:" + name + "-submit", "direct:" + name + "-find")),
                        Stream.of("direct:" + Provider.LAFACTURA.text() + "-status"))
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized void close() {
        if (beans != null) {
            beans.close();
        }
        if (scratch != null) {
            scratch.close();
        }
    }
}
