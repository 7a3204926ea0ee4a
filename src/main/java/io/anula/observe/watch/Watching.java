package io.anula.observe.watch;

import static io.anula.config.settings.FolderKeys.INBOX_DIR;
import static io.anula.config.settings.FolderKeys.INBOX_IGNORE;
import static io.anula.config.settings.WatchKeys.TRACE_ENDPOINT;
import static io.anula.config.settings.WatchKeys.WATCH_EVERY;
import static io.anula.config.settings.WatchKeys.WATCH_MIN_FREE;

import io.anula.cancellation.AccountName;
import io.anula.config.routes.Heartbeats;
import io.anula.config.routes.SignsOfLife;
import io.anula.config.settings.Account;
import io.anula.config.settings.NodeName;
import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.Setting;
import io.anula.config.settings.Settings;
import io.anula.config.settings.WatchKeys;
import io.anula.engine.AccountThrottles;
import io.anula.engine.CallListener;
import io.anula.io.LeftAlone;
import io.anula.io.Version;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.trace.Traces;
import io.anula.provider.AccountChecks;
import io.anula.provider.Adapters;
import io.anula.provider.KnownRanges;
import io.anula.provider.NumberRanges;
import io.anula.provider.http.ProviderHttp;
import io.anula.store.AnswerQueue;
import io.anula.store.CancellationCounts;
import io.anula.store.Database;
import io.anula.store.DiskSpace;
import io.anula.store.Findings;
import io.anula.store.IntakeFiles;
import io.anula.store.KeyCollisions;
import io.anula.store.SeriesOrder;
import io.anula.time.EvenClock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/** The monitoring of the service, separate from its routes: watchdog, metrics, traces, and notices of alarms. */
public final class Watching implements AutoCloseable {
    /** The address of the route that sends alarms. */
    public static final String ALARM_ROUTE = "direct:alarm";

    private final Supplier<Settings> settings;
    private final Adapters adapters;
    private final KnownRanges known;
    private final Alarms alarms;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmMeters jvm = new JvmMeters();
    private final Heartbeats heartbeats;
    private final PeriodicCounts counting;
    private final Gauges gauges;
    private final RangesLow ranges;
    private final Watchdog watchdog;
    private final Notifier notifier;
    private final CallListener calls;
    private final @Nullable Traces traces;
    private final SetBackClocks clocks;
    private volatile @Nullable ProducerTemplate routes;

    /**
     * The parts of the service that are monitored.
     *
     * @param settings gives the current settings
     * @param ranges keeps what providers tell of their number ranges
     * @param reconciliation makes up for a run that was missed
     * @param clockWentBack receives by how much the store's clock was set back
     * @param local the machine's clock
     * @param clock the clock that the service uses
     */
    public record Watched(
            Supplier<Settings> settings,
            Adapters adapters,
            Database database,
            DiskSpace room,
            Alarms alarms,
            AccountThrottles throttles,
            ProviderHttp http,
            KnownRanges ranges,
            Check reconciliation,
            Consumer<Duration> clockWentBack,
            Clock local,
            Clock clock) {}

    /** Starts nothing yet. */
    public Watching(Watched watched) {
        settings = watched.settings();
        adapters = watched.adapters();
        known = watched.ranges();
        alarms = watched.alarms();
        Database database = watched.database();
        AccountThrottles throttles = watched.throttles();
        Clock local = watched.local();
        Clock clock = watched.clock();
        String node = NodeName.of(settings.get(), database.isShared());
        Clock steady = new SteadyClock(local);
        Supplier<Limits> limits = () -> Limits.of(settings.get());
        heartbeats = new Heartbeats(steady);
        counting = new PeriodicCounts(new CancellationCounts(database), limits, clock);
        InboxWaits inbox = new InboxWaits(
                settings.get().get(INBOX_DIR),
                new LeftAlone(settings.get().get(INBOX_IGNORE)),
                value(WatchKeys.WATCH_MAX_AGE_FILE),
                alarms,
                steady);
        ranges = new RangesLow(this::ranges, this::withRanges, value(WatchKeys.WATCH_RANGES), alarms, steady);
        watchdog = new Watchdog(
                List.of(
                        ranges,
                        new OpenTooLong(counting, limits, alarms),
                        new SilentRoutes(heartbeats, value(WatchKeys.WATCH_MAX_SILENCE), alarms),
                        inbox,
                        new AnswersLate(
                                new AnswerQueue(database, clock),
                                new IntakeFiles(database, clock),
                                value(WatchKeys.WATCH_MAX_AGE_ANSWER),
                                alarms,
                                steady,
                                clock),
                        new KeyCollisionsFound(new KeyCollisions(database), alarms),
                        new FindingsOpen(new Findings(database, clock), alarms),
                        watched.reconciliation(),
                        new SeriesBlocked(new SeriesOrder(database), this::inOrder, alarms),
                        new LongOutage(value(WatchKeys.WATCH_MAX_OUTAGE), alarms, local),
                        new StuckCalls(() -> throttles.snapshots(1), alarms),
                        new AskedToWait(() -> throttles.snapshots(1), alarms, clock),
                        HandlesLow.ofProcess(alarms),
                        ThreadsUsedUp.ofProcess(alarms),
                        new DiskLow(watched.room(), () -> settings.get().get(WATCH_MIN_FREE), alarms),
                        new ClockSkew(
                                () -> watched.http().dates().taken(),
                                local,
                                EvenClock.wall(clock),
                                value(WatchKeys.WATCH_CLOCK_SKEW),
                                alarms)),
                steady);
        clocks = new SetBackClocks(local, clock, watched.clockWentBack());
        notifier = new Notifier(node, local, this::tell);
        calls = CallListener.all(List.of(new CallMeters(registry), new RangesUsedUp(alarms)));
        gauges = new Gauges(registry, counting, throttles);
        gauges.build(Version.get(), node);
        gauges.queue("inbox", inbox, InboxWaits::waiting);
        gauges.watchdog(watchdog);
        alarms.listen(new AlarmGauges(registry));
        String endpoint = settings.get().get(TRACE_ENDPOINT);
        traces = Traces.areWanted(endpoint, System.getenv()) ? Traces.to(endpoint, node) : null;
    }

    private List<AccountName> inOrder() {
        return settings.get().accounts().stream()
                .filter(ProviderAccount::sendsInOrder)
                .map(each -> each.account().accountName())
                .toList();
    }

    private List<ProviderAccount> withRanges() {
        return settings.get().accounts().stream()
                .filter(each -> checks(each.account()).hasRanges())
                .toList();
    }

    private NumberRanges ranges(ProviderAccount account) throws IOException {
        NumberRanges answered = checks(account.account()).ranges(account);
        known.keep(account.account().accountName(), answered);
        return answered;
    }

    private AccountChecks checks(Account account) {
        return adapters.of(account.provider()).checks();
    }

    private Supplier<Duration> value(Setting<Duration> setting) {
        return () -> settings.get().get(setting);
    }

    /** The metrics, for the context of the routes. */
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    /** The listener for calls and recorded outcomes. */
    public CallListener calls() {
        return calls;
    }

    /** Follows the routes of this context; called before the context has routes. */
    public void listenTo(CamelContext context) {
        new SignsOfLife(heartbeats).listenTo(context);
        if (traces != null) {
            traces.follow(context);
        }
    }

    /** Starts the monitoring, when everything else runs. */
    public void begin(CamelContext context) {
        routes = context.createProducerTemplate();
        clocks.begin(context);
        RouteQueues.measure(context, gauges);
        jvm.bindTo(registry);
        alarms.listen(notifier);
        notifier.begin();
        counting.begin(settings.get().get(WATCH_EVERY));
        watchdog.begin(settings.get().get(WATCH_EVERY));
    }

    private void tell(AlarmNotice notice) {
        ProducerTemplate to = routes;
        if (to != null) {
            to.sendBody(ALARM_ROUTE, notice);
        }
    }

    @Override
    public void close() {
        clocks.close();
        watchdog.close();
        ranges.close();
        counting.close();
        notifier.close();
        jvm.close();
    }

    /** Sends the last traces, after the routes have ended. */
    public void closeTraces() {
        if (traces != null) {
            traces.close();
        }
    }
}
