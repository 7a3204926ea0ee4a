package io.anula;

import io.anula.observe.alarm.Alarms;
import io.anula.cancellation.Provider;
import io.anula.provider.http.OutboundHeaders;
import io.anula.config.routes.Demands;
import io.anula.config.routes.Finding;
import io.anula.config.routes.RouteFile;
import io.anula.config.routes.RouteFiles;
import io.anula.config.settings.Settings;
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
final class DryRun implements AutoCloseable {
    /** Where the operator's routes before each call begin. */
    private static final Set<String> BEFORE_CALLS = Arrays.stream(Provider.values())
            .map(provider -> "direct:" + provider.text() + "-request")
            .collect(Collectors.toUnmodifiableSet());

    /** Further addresses: the call route names those of a provider by its name, so that no file holds them whole. */
    private static final Set<String> OTHERS = Stream.concat(
                    Stream.of(Watching.ALARM_ROUTE),
                    Arrays.stream(Provider.values()).map(provider -> "direct:" + provider.text() + "-answer"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Demands DEMANDS = new Demands(BEFORE_CALLS, OTHERS, OutboundHeaders.OURS);

    private static final StoreSettings SCRATCH =
            new StoreSettings("jdbc:hsqldb:mem:rehearsal", "rehearsal", "rehearsal");

    private final Path routes;
    private final Clock clock;
    private final Supplier<Database> store;
    private final Consumer<Database> end;
    private @Nullable Database open;
    private @Nullable Wiring beans;

    private DryRun(Path routes, Clock clock, Supplier<Database> store, Consumer<Database> end) {
        this.routes = routes;
        this.clock = clock;
        this.store = store;
        this.end = end;
    }

    /** Where no service runs: over a store in memory. */
    static DryRun alone(Path routes, Clock clock) {
        return new DryRun(routes, clock, () -> Database.open(SCRATCH), Database::close);
    }

    /** Beside a service, whose store is open already. */
    static DryRun beside(Path routes, Clock clock, Database store) {
        return new DryRun(routes, clock, () -> store, open -> {});
    }

    /** Everything that is wrong with those files under those settings. */
    synchronized List<Finding> check(List<RouteFile> files, Settings settings) {
        return RouteFiles.faults(
                routes, files, Service.placeholders(settings), stage(settings).named(), DEMANDS);
    }

    private Wiring stage(Settings settings) {
        Wiring stage = beans;
        if (stage == null) {
            Alarms unheard = new Alarms(clock);
            Database used = store.get();
            open = used;
            stage = new Wiring(settings, used, Service.room(settings, unheard), unheard, clock);
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
