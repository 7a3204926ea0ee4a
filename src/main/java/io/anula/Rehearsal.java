package io.anula;

import io.anula.alarm.Alarms;
import io.anula.cancellation.Provider;
import io.anula.http.OutboundHeaders;
import io.anula.routing.Demands;
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
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Routes are tried with beans like those of the service, and never with those themselves: what a scratch context ends is
 * ended for good. Nothing of it works, so nothing is written. The stage is set up for the first rehearsal and kept.
 */
final class Rehearsal implements AutoCloseable {
    /** Where the routes begin that call a provider: other routes name them by its name, so that no file holds the whole address. */
    static final Set<String> CALLS = Stream.concat(
                    Arrays.stream(Provider.values())
                            .map(Provider::text)
                            .flatMap(name -> Stream.of("direct:" + name + "-submit", "direct:" + name + "-find")),
                    Stream.of("-status", "-log").map(call -> "direct:" + Provider.LAFACTURA.text() + call))
            .collect(Collectors.toUnmodifiableSet());

    private static final Demands DEMANDS = new Demands(CALLS, Set.of(Watching.ALARM_ROUTE), OutboundHeaders.OURS);

    private static final StoreSettings SCRATCH =
            new StoreSettings("jdbc:hsqldb:mem:rehearsal", "rehearsal", "rehearsal");

    private final Path routes;
    private final Clock clock;
    private final Supplier<Database> store;
    private final Consumer<Database> end;
    private @Nullable Database open;
    private @Nullable Beans beans;

    private Rehearsal(Path routes, Clock clock, Supplier<Database> store, Consumer<Database> end) {
        this.routes = routes;
        this.clock = clock;
        this.store = store;
        this.end = end;
    }

    /** Where no service runs: over a store in memory. */
    static Rehearsal alone(Path routes, Clock clock) {
        return new Rehearsal(routes, clock, () -> Database.open(SCRATCH), Database::close);
    }

    /** Beside a service, whose store is open already. */
    static Rehearsal beside(Path routes, Clock clock, Database store) {
        return new Rehearsal(routes, clock, () -> store, open -> {});
    }

    /** Everything that is wrong with those files under those settings. */
    synchronized List<Finding> check(List<RouteFile> files, Settings settings) {
        return RouteFiles.faults(
                routes, files, Service.placeholders(settings), stage(settings).named(), DEMANDS);
    }

    private Beans stage(Settings settings) {
        Beans stage = beans;
        if (stage == null) {
            Alarms unheard = new Alarms(clock);
            Database used = store.get();
            open = used;
            stage = new Beans(settings, used, Service.room(settings, unheard), unheard, clock);
            beans = stage;
        }
        return stage;
    }

    @Override
    public synchronized void close() {
        if (beans != null) {
            beans.close();
        }
        if (open != null) {
            end.accept(open);
        }
    }
}
