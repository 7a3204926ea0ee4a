package io.anula;

import static io.anula.config.settings.HttpKeys.HTTP_CONNECTIONS;
import static io.anula.config.settings.HttpKeys.HTTP_HOST;
import static io.anula.config.settings.HttpKeys.HTTP_PORT;
import static io.anula.config.settings.HttpKeys.OBSERVE_TOKEN;
import static io.anula.config.settings.ProcessKeys.SHUTDOWN_TIMEOUT;
import static io.anula.config.settings.ProcessKeys.SIMULATOR_ENABLED;
import static io.anula.config.settings.ProcessKeys.SIMULATOR_PORT;
import static io.anula.config.settings.ReconcileKeys.RECONCILE_CRON;
import static io.anula.config.settings.StoreKeys.STORE_KEEP;

import io.anula.cli.ServiceHost;
import io.anula.config.live.DryRun;
import io.anula.config.live.Home;
import io.anula.config.live.LiveConfig;
import io.anula.config.live.LiveState;
import io.anula.config.live.ReloadTarget;
import io.anula.config.live.SettingsWriter;
import io.anula.config.live.Snapshot;
import io.anula.config.routes.DecidedRoute;
import io.anula.config.routes.Finding;
import io.anula.config.routes.RouteFile;
import io.anula.config.routes.RouteFiles;
import io.anula.config.settings.Account;
import io.anula.config.settings.NodeName;
import io.anula.config.settings.Settings;
import io.anula.intake.table.Notifications;
import io.anula.intake.table.TableDoor;
import io.anula.intake.table.TablePort;
import io.anula.intake.table.TableSettings;
import io.anula.intake.table.TableSql;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.health.AlarmChecks;
import io.anula.observe.health.SimulatedCheck;
import io.anula.observe.watch.Watching;
import io.anula.provider.trial.HomeSettings;
import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import io.anula.store.ConfigVersions;
import io.anula.store.Database;
import io.anula.store.DiskSpace;
import io.anula.store.access.StoreGuards;
import io.anula.store.access.StoreLogin;
import io.anula.store.access.StoreSocket;
import io.anula.store.access.WrittenFolders;
import io.anula.time.EvenClock;
import io.anula.web.ApiAuthenticator;
import io.anula.web.HttpLimits;
import io.anula.web.HttpServerSettings;
import io.anula.web.WebServer;
import io.anula.web.console.ConfigInfo;
import io.anula.web.console.ConfigInfo.Refusal;
import io.anula.web.console.ConfigInfo.UsedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running service.
 *
 * <p>The start opens, in this order, the simulators, the store, the recovery after a crash, the routes and their HTTP
 * port. The end stops the intake and the claims, waits for the calls in flight, and closes the store.
 */
final class Service implements ServiceHost.Running {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final Duration AFTER_CALLS = Duration.ofSeconds(2);
    private static final Duration FOR_THE_REST = Duration.ofSeconds(6);
    /** A cron of Quartz that nobody lives to see: it wants one that fires some day. */
    private static final String NEVER = "0 0 0 1 1 ? 2099";

    private static final long SECOND_MILLIS = 1_000;
    private static final long TEN_MINUTES_MILLIS = 600_000;

    private final Settings settings;
    private final Snapshot files;
    private final Home home;
    private final Alarms alarms;
    private final @Nullable Simulator simulator;
    private final Database database;
    private final Wiring beans;
    private final Watching watching;
    private final WebServer http;
    private final Main main;
    private final Notifications notifications;
    private final DryRun rehearsal;
    private final LiveConfig live;
    private final @Nullable StoreSocket commands;
    private final @Nullable TablePort port;

    private Service(
            Settings settings,
            Snapshot files,
            Home home,
            Clock clock,
            Alarms alarms,
            DiskSpace room,
            Database database) {
        this.settings = settings;
        this.files = files;
        this.home = home;
        this.alarms = alarms;
        this.database = database;
        this.simulator = settings.get(SIMULATOR_ENABLED) ? simulator(settings) : null;
        TableSettings table = TableSettings.of(settings);
        if (!table.isElsewhere()) {
            database.offerRequestTable(StoreLogin.requestTable(settings));
        }
        this.port = TableDoor.bind(settings, database);
        Clock ours = database.isShared() ? database.clock(clock) : new EvenClock(clock);
        this.beans = new Wiring(
                settings,
                home.adapters(),
                database,
                room,
                alarms,
                ours,
                this::config,
                new WrittenSettings(home),
                catalog -> TableDoor.open(port, catalog));
        this.watching = new Watching(new Watching.Watched(
                beans::settings,
                home.adapters(),
                database,
                room,
                alarms,
                beans.throttles(),
                beans.http(),
                beans.knownRanges(),
                beans.reconciliation()::runIfBehind,
                beans::clockWentBack,
                clock,
                ours));
        beans.tell(watching.calls());
        this.http = new WebServer(
                settings.get(HTTP_HOST), settings.get(HTTP_PORT), HttpLimits.of(settings.get(HTTP_CONNECTIONS)));
        this.main = main();
        this.rehearsal = beans.dryRun(home.routes());
        this.live = new LiveConfig(
                home.folder(),
                new Edited(),
                settings,
                files,
                new ConfigVersions(database, clock, NodeName.of(settings, database.isShared())),
                alarms,
                clock);
        this.commands = StoreSocket.open(settings, database);
        this.notifications = Notifications.listen(
                table.isElsewhere() ? table : table.in(StoreLogin.of(settings)), beans::wakeTablePolls);
    }

    /**
     * Starts the service in this home; the service runs when this returns.
     *
     * @param files the settings were read from these files, and these routes run, even if the files have changed since
     */
    static Service start(Settings settings, Snapshot files, Home home, Clock clock) {
        return start(settings, files, home, clock, false);
    }

    /** @param older true when a person has said that the store comes from an older backup */
    static Service start(Settings settings, Snapshot files, Home home, Clock clock, boolean older) {
        Alarms alarms = new Alarms(clock);
        return start(settings, files, home, clock, alarms, WrittenFolders.room(settings, alarms), older);
    }

    static Service start(Settings settings, Home home, Clock clock, Alarms alarms, DiskSpace room) {
        return start(settings, home.snapshot(), home, clock, alarms, room, false);
    }

    /**
     * Opens the store first: a second start in the home of a running or frozen process fails there and opens nothing
     * else.
     */
    private static Service start(
            Settings settings, Snapshot files, Home home, Clock clock, Alarms alarms, DiskSpace room, boolean older) {
        List<Finding> clashes = RouteFiles.orderClashes(files.routes(), placeholders(settings));
        if (!clashes.isEmpty()) {
            throw new IllegalStateException("the routes do not start: "
                    + clashes.stream()
                            .map(Finding::toString)
                            .collect(Collectors.joining(System.lineSeparator() + "  ")));
        }
        awaitRoom(room);
        Database database = Database.open(
                StoreLogin.of(settings), StoreGuards.of(settings, home.folder(), older), room, alarms, clock);
        Service service;
        try {
            database.demandWhole();
            HttpServerSettings.demand(settings);
            service = new Service(settings, files, home, clock, alarms, room, database);
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
        try {
            service.beans.recover();
            service.beans.table().look();
            database.keepWitness();
            service.beans
                    .strangers()
                    .forEach(account -> LOG.warn(
                            "Account {} has cancellations and is not in the settings: they wait until it is there again",
                            account));
            service.live.note();
            service.main.start();
            service.beans.runIn(service.context());
            service.watching.begin(service.context());
            service.live.watch();
            if (HttpServerSettings.isOpen(settings)) {
                service.http.open(
                        service.beans.endpoints(),
                        ApiAuthenticator.observers(
                                settings.get(OBSERVE_TOKEN),
                                service.beans.console().hasUsers(),
                                settings.get(HTTP_HOST)));
            }
            return service;
        } catch (Exception failure) {
            String faults = service.faults();
            service.live.neverRan();
            service.close();
            throw new IllegalStateException(
                    "the routes do not start: " + (faults.isEmpty() ? failure.getMessage() : faults), failure);
        }
    }

    /** The faults of the routes with their file and line, which Camel's message does not name. */
    private String faults() {
        try {
            return rehearsal.check(files.routes(), settings).stream()
                    .map(Finding::toString)
                    .collect(Collectors.joining(System.lineSeparator() + "  "));
        } catch (RuntimeException failure) {
            LOG.debug("The routes that do not start cannot be tried either", failure);
            return "";
        }
    }

    /** Waits for disk space before the database is opened: on a full disk the database would lose its writes. */
    private static void awaitRoom(DiskSpace room) {
        try {
            while (!room.isThere()) {
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("ended while there was no room", ended);
        }
    }

    /** Starts the simulators that those settings name. */
    static Simulator simulator(Settings settings) {
        Simulator simulator = Simulator.start(
                SimulatorOptions.builder().port(settings.get(SIMULATOR_PORT)).build());
        LOG.warn("SIMULATED: {} are simulators; no invoice is cancelled", simulator.addresses());
        return simulator;
    }

    private Main main() {
        Main made = new Main();
        made.setInitialProperties(placeholders(settings));
        made.configure()
                .withName("anula")
                .withRoutesCollectorEnabled(false)
                .withJmxEnabled(false)
                .withShutdownTimeout((int) routesTimeout().toSeconds())
                .withShutdownNowOnTimeout(true);
        made.configure().addRoutesBuilder(RouteFiles.builder(files.routes()));
        HttpServerSettings.properties(settings)
                .forEach((key, value) -> made.addInitialProperty((String) key, (String) value));
        beans.named().forEach(made::bind);
        made.addInitialProperty("camel.dataformat.jackson.auto-discover-object-mapper", "true");
        if (HttpServerSettings.isOpen(settings)) {
            http.joins(made);
            beans.console().begin();
        }
        made.bind(HttpServerSettings.REGISTRY, watching.registry());
        made.addMainListener(new MainListenerSupport() {
            @Override
            public void afterConfigure(BaseMainSupport configured) {
                beans.http().configure(configured.getCamelContext());
                watching.listenTo(configured.getCamelContext());
                configured.getCamelContext().addLifecycleStrategy(new DecidedRoute(database.notices()::want));
                configured.getCamelContext().addRoutePolicyFactory(beans.routeWatch());
                HealthCheckRegistry checks =
                        Objects.requireNonNull(HealthCheckRegistry.get(configured.getCamelContext()));
                checks.register(new AlarmChecks(alarms));
                if (settings.isSimulated()) {
                    checks.register(new SimulatedCheck());
                }
            }
        });
        return made;
    }

    /** The values for the routes' placeholders: the settings, and what is derived from them. */
    static Properties placeholders(Settings settings) {
        Properties all = settings.placeholders();
        int atOnce = Wiring.accounts(settings).stream()
                .mapToInt(Account::maxInFlight)
                .sum();
        if (settings.get(RECONCILE_CRON).isEmpty()) {
            all.setProperty(RECONCILE_CRON.key(), NEVER);
        }
        all.setProperty("calls.at-once", Integer.toString(Math.max(1, atOnce)));
        all.setProperty("store.keep.hundredth", Long.toString(retentionMillis(settings)));
        all.putAll(new TableSql(TableSettings.of(settings)).placeholders());
        return all;
    }

    private static long retentionMillis(Settings settings) {
        return settings.get(STORE_KEEP).map(Service::hundredthMillis).orElse(TEN_MINUTES_MILLIS);
    }

    /** A hundredth of this time, as the interval between two checks: at least one second and at most ten minutes. */
    private static long hundredthMillis(Duration due) {
        return Math.max(SECOND_MILLIS, Math.min(due.dividedBy(100).toMillis(), TEN_MINUTES_MILLIS));
    }

    /** How long the routes may take to stop: a little longer than the calls. */
    private Duration routesTimeout() {
        return callsTimeout().plus(AFTER_CALLS);
    }

    /**
     * How long calls in flight may take at shutdown before they are cut off. The rest of the shutdown time is for the
     * store.
     */
    private Duration callsTimeout() {
        Duration whole = settings.get(SHUTDOWN_TIMEOUT);
        Duration threeQuarters = whole.multipliedBy(3).dividedBy(4);
        Duration left = whole.minus(FOR_THE_REST);
        return left.compareTo(threeQuarters) > 0 ? left : threeQuarters;
    }

    private void endCallsInTime() {
        Executor later = CompletableFuture.delayedExecutor(callsTimeout().toMillis(), TimeUnit.MILLISECONDS);
        later.execute(beans.http()::endCalls);
    }

    Settings settings() {
        return settings;
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    /** Which settings and routes run, and what was refused in the last edit. */
    LiveState live() {
        return live.state();
    }

    /** The same for the console, which asks only while the service runs. */
    private ConfigInfo config() {
        LiveState state = live.state();
        return new ConfigInfo(
                state.version(),
                state.since(),
                state.files().stream()
                        .map(file -> new UsedFile(file.name(), file.sha256()))
                        .toList(),
                state.refused().stream()
                        .map(finding -> new Refusal(below(finding.file()), finding.line(), finding.what()))
                        .toList(),
                state.refusedAt(),
                new TreeSet<>(state.restartNeeded()));
    }

    private String below(Path file) {
        return (file.startsWith(home.folder()) ? home.folder().relativize(file) : file).toString();
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        watching.close();
        notifications.close();
        live.close();
        rehearsal.close();
        beans.stopClaiming();
        endCallsInTime();
        main.stop();
        watching.closeTraces();
        if (port != null) {
            port.close();
        }
        beans.close();
        if (commands != null) {
            commands.close();
        }
        database.close();
        if (simulator != null) {
            simulator.close();
        }
    }

    /** The running service, as the live edits use it. */
    private final class Edited implements ReloadTarget {
        @Override
        public List<String> providers() {
            return home.adapters().names().texts();
        }

        @Override
        public Settings load(Map<String, String> values) {
            return home.settings(values);
        }

        @Override
        public List<Path> settingsFiles() {
            return home.settingsFiles();
        }

        @Override
        public Properties placeholders(Settings settings) {
            return Service.placeholders(settings);
        }

        @Override
        public List<Finding> rehearse(List<RouteFile> files, Settings settings) {
            return rehearsal.check(files, settings);
        }

        @Override
        public CamelContext context() {
            return Service.this.context();
        }

        @Override
        public void pause() {
            beans.pauseClaiming();
        }

        @Override
        public void resume() {
            beans.resumeClaiming();
        }

        @Override
        public void renew(Settings settings) {
            beans.renew(settings);
        }

        @Override
        public Duration longestCall(Settings settings) {
            return Wiring.accounts(settings).stream()
                    .map(Account::callTimeout)
                    .max(Comparator.naturalOrder())
                    .orElse(Duration.ZERO);
        }

        @Override
        public void runs(long version) {
            beans.runs(version);
        }
    }

    /** The settings of the home of this service, for those who try others and write them. */
    private record WrittenSettings(Home home, SettingsWriter writer) implements HomeSettings {
        WrittenSettings(Home home) {
            this(home, new SettingsWriter(home));
        }

        @Override
        public Settings with(Map<String, String> values) {
            return home.with(values).settings();
        }

        @Override
        public void write(Map<String, String> values) throws IOException {
            writer.write(values);
        }
    }
}
