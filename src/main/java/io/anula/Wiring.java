package io.anula;

import static io.anula.config.settings.EvidenceKeys.EVIDENCE_ENABLED;
import static io.anula.config.settings.FolderKeys.ARCHIVE_DIR;
import static io.anula.config.settings.FolderKeys.OUTBOX_DIR;
import static io.anula.config.settings.FolderKeys.OUTBOX_GROUP;
import static io.anula.config.settings.HttpKeys.API_TOKEN;
import static io.anula.config.settings.HttpKeys.CONSOLE_TRUSTED_PROXIES;
import static io.anula.config.settings.HttpKeys.CONSOLE_USERS;
import static io.anula.config.settings.HttpKeys.HOOKS_SECRET;
import static io.anula.config.settings.HttpKeys.HTTP_HOST;
import static io.anula.config.settings.ProcessKeys.CALLS_MAX_ANSWER;
import static io.anula.config.settings.StoreKeys.STORE_KEEP;
import static io.anula.config.settings.StoreKeys.STORE_URL;

import io.anula.answer.AnswerFiles;
import io.anula.answer.Answers;
import io.anula.answer.Batches;
import io.anula.answer.Details;
import io.anula.answer.NoticeWriter;
import io.anula.answer.Notices;
import io.anula.answer.Outbox;
import io.anula.answer.Receipts;
import io.anula.answer.Results;
import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Transition;
import io.anula.config.live.DryRun;
import io.anula.config.routes.Demands;
import io.anula.config.routes.PollGuard;
import io.anula.config.routes.PollNow;
import io.anula.config.routes.WakeableScheduler;
import io.anula.config.settings.Account;
import io.anula.config.settings.Current;
import io.anula.config.settings.NodeName;
import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.Settings;
import io.anula.config.settings.SettingsException;
import io.anula.engine.AccountThrottles;
import io.anula.engine.AfterRestore;
import io.anula.engine.BackupReconciliation;
import io.anula.engine.Breakers;
import io.anula.engine.CallListener;
import io.anula.engine.CallSteps;
import io.anula.engine.Doubles;
import io.anula.engine.DoubtSweeper;
import io.anula.engine.DueTimes;
import io.anula.engine.DueWork;
import io.anula.engine.LeaseGuard;
import io.anula.engine.LongestCalls;
import io.anula.engine.LookupRules;
import io.anula.engine.Recorder;
import io.anula.engine.Recovery;
import io.anula.engine.Retention;
import io.anula.engine.StartRecovery;
import io.anula.engine.VerifyWork;
import io.anula.engine.operator.CancellationSummaries;
import io.anula.engine.operator.EarlyPolls;
import io.anula.engine.operator.OperatorActions;
import io.anula.evidence.Evidence;
import io.anula.evidence.EvidencePlace;
import io.anula.intake.Accept;
import io.anula.intake.ConfiguredAccounts;
import io.anula.intake.FileClaims;
import io.anula.intake.Intake;
import io.anula.intake.table.RequestTable;
import io.anula.intake.table.TableSettings;
import io.anula.intake.table.WhileThere;
import io.anula.io.GroupAccess;
import io.anula.io.Json;
import io.anula.io.Version;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.watch.SteadyClock;
import io.anula.observe.watch.Watching;
import io.anula.provider.Adapters;
import io.anula.provider.KnownRanges;
import io.anula.provider.ProviderCalls;
import io.anula.provider.check.AccountProbes;
import io.anula.provider.http.OutboundHeaders;
import io.anula.provider.http.ProviderHttp;
import io.anula.provider.trial.HomeSettings;
import io.anula.reconcile.Reconciliation;
import io.anula.secret.HomeSecret;
import io.anula.store.AnswerQueue;
import io.anula.store.CancellationCounts;
import io.anula.store.CancellationQueries;
import io.anula.store.CancellationSearch;
import io.anula.store.Cancellations;
import io.anula.store.Database;
import io.anula.store.DiskSpace;
import io.anula.store.EndedCancellations;
import io.anula.store.Findings;
import io.anula.store.IntakeFiles;
import io.anula.store.Leases;
import io.anula.store.MissingCancellations;
import io.anula.store.NoteChecks;
import io.anula.store.Redating;
import io.anula.store.RequestCatalog;
import io.anula.store.RequestRows;
import io.anula.store.Requests;
import io.anula.store.StoreSettings;
import io.anula.store.access.WrittenFolders;
import io.anula.time.EvenClock;
import io.anula.time.ForwardSteps;
import io.anula.web.ApiAuthenticator;
import io.anula.web.ClientAddress;
import io.anula.web.Endpoint;
import io.anula.web.WebRequest;
import io.anula.web.api.Api;
import io.anula.web.api.DocumentDoor;
import io.anula.web.api.Hook;
import io.anula.web.api.People;
import io.anula.web.api.PostRequests;
import io.anula.web.api.TryAnswers;
import io.anula.web.console.ConfigInfo;
import io.anula.web.console.Console;
import io.anula.web.console.RouteWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** The only place where a name in a route file meets a Java object. */
final class Wiring implements AutoCloseable {
    private final Adapters adapters;
    private final Map<String, Object> named = new LinkedHashMap<>();
    private final AccountThrottles throttles;
    private final DueWork dueWork;
    private final DoubtSweeper doubtSweeper;
    private final LeaseGuard leaseGuard;
    private final Recorder recorder;
    private final ProviderHttp http;
    private final @Nullable Evidence evidence;
    private final StartRecovery start;
    private final DueTimes times;
    private final Leases leases;
    private final RequestTable table;
    private final List<Endpoint> endpoints;
    private final RouteWatch routeWatch;
    private final Console console;
    private final WakeableScheduler tablePolls = WakeableScheduler.named("request-table");
    private final EarlyPolls earlyPolls;
    private final PollNow pollNow = new PollNow("track");
    private final PollNow reconcileNow = new PollNow("reconcile");
    private final Reconciliation reconciliation;
    private final WakeableScheduler submitClock = WakeableScheduler.named("submit");

    private final ExecutorService probeThreads = Executors.newCachedThreadPool(work -> {
        Thread made = new Thread(work, "account-look");
        made.setDaemon(true);
        return made;
    });

    private final Current.Owner<Settings> settingsOwner;
    private final LongestCalls longestCalls;
    private final KnownRanges knownRanges = new KnownRanges();
    private final AtomicLong configVersion = new AtomicLong();

    /** For a dry run: no route runs, so no console asks for the running configuration. */
    Wiring(Settings settings, Adapters adapters, Database database, DiskSpace room, Alarms alarms, Clock clock) {
        this(settings, adapters, database, room, alarms, clock, Wiring::nothingRuns, untried(settings), catalog -> {});
    }

    /** For a dry run: no console tries or writes settings. */
    private static HomeSettings untried(Settings settings) {
        return new HomeSettings() {
            @Override
            public Settings with(Map<String, String> values) {
                return settings;
            }

            @Override
            public void write(Map<String, String> values) {
                throw new IllegalStateException("a dry run writes no settings");
            }
        };
    }

    /**
     * @param config gives the settings and routes that run now
     * @param tried gives the home's settings with other values, and writes values into its files
     * @param opened receives the request table's catalog after each check that finds it usable
     */
    Wiring(
            Settings settings,
            Adapters adapters,
            Database database,
            DiskSpace room,
            Alarms alarms,
            Clock clock,
            Supplier<ConfigInfo> config,
            HomeSettings tried,
            Consumer<RequestCatalog> opened) {
        this.adapters = adapters;
        routeWatch = new RouteWatch(clock);
        settingsOwner = Current.owned(settings);
        Current<Settings> current = settingsOwner.current();
        Current<Collection<ProviderAccount>> accounts = current.map(Settings::accounts);
        longestCalls = new LongestCalls(accounts(settings));
        times = new DueTimes(current::get, longestCalls, new Redating(database, clock));
        Predicate<Cancellation> simulated = one -> current.get()
                .isSimulated(new AccountName(one.key().provider(), one.key().account()));
        Transition transition = new Transition(current.map(times::schedules)::get);
        String node = NodeName.of(settings, database.isShared());
        Cancellations cancellations = new Cancellations(database, clock, node, configVersion::get);
        Requests requests = new Requests(database, cancellations, clock);
        IntakeFiles files = new IntakeFiles(database, clock);
        leases = Leases.of(database, clock, node);
        Outbox outbox = new Outbox(settings.get(OUTBOX_DIR), readers(settings), node, files, alarms, clock);
        Breakers breakers = new Breakers(alarms);
        throttles = new AccountThrottles(
                accounts::get, breakers, alarms, new AccountProbes(current::get, adapters), false, probeThreads, clock);
        ForwardSteps steps = new ForwardSteps(clock, System::nanoTime, times::longestLease);
        BooleanSupplier settled = () -> {
            boolean even = steps.getAsBoolean();
            return database.isSettled() && even;
        };
        dueWork = new DueWork(
                cancellations,
                transition,
                throttles,
                canBeAsked(current),
                account -> adapters.of(account.account().provider()).maySubmit(account, clock.instant()),
                settled,
                clock);
        doubtSweeper = new DoubtSweeper(cancellations, transition, throttles, canBeAsked(current), settled, clock);
        BackupReconciliation restored = new BackupReconciliation(database, cancellations, transition, clock);
        Doubles doubles = new Doubles(cancellations, transition, clock);
        recorder = new Recorder(cancellations, transition, throttles, clock);
        NoteChecks noteChecks = new NoteChecks(database, clock);
        reconciliation = new Reconciliation(
                current,
                adapters,
                noteChecks,
                new Findings(database, clock),
                new VerifyWork(
                        noteChecks,
                        throttles,
                        () -> dueWork.mayClaim() && database.isReachable() && room.isThere(),
                        clock),
                leases,
                reconcileNow,
                clock);
        recorder.tellVerifies(reconciliation::verified);
        named.put("reconciliation", reconciliation);
        leaseGuard = new LeaseGuard(throttles, database::demandOurs, recorder::record, clock);
        http = new ProviderHttp(
                accounts(settings), Version.get(), settings.get(CALLS_MAX_ANSWER), clock, EvenClock.wall(clock));

        ConfiguredAccounts known = new ConfiguredAccounts(current);
        Intake intake = new Intake(
                settings, adapters, known, files, leases, alarms, knownRanges, new SteadyClock(clock), clock);
        Receipts receipts = new Receipts(outbox, requests);
        Recovery recovery = new Recovery(files, intake.inbox(), receipts, leases);

        TableSettings tableSettings = TableSettings.of(settings);
        RequestRows rows =
                tableSettings.isElsewhere() ? RequestRows.elsewhere(tableSettings.identity()) : RequestRows.own();
        table = RequestTable.of(tableSettings, database, opened, alarms, clock);
        table.pollBy(tablePolls::wake);
        dueWork.wakeBy(submitClock::wake);

        Accept accept = new Accept(intake.parser(), requests, rows);
        AfterRestore afterRestore = new AfterRestore(
                database,
                new MissingCancellations(database, cancellations, transition, clock),
                intake.archived(),
                settings.get(OUTBOX_DIR));
        start = new StartRecovery(outbox, times, afterRestore, restored, doubles, recovery, intake.inbox());
        CancellationQueries queries = new CancellationQueries(database);
        evidence = settings.get(EVIDENCE_ENABLED)
                ? new Evidence(current, adapters, queries, leases, alarms, node, EvenClock.wall(clock))
                : null;
        Current<Set<AccountName>> lookedUp = current.map(Wiring::asked);
        OperatorActions operatorActions = new OperatorActions(
                cancellations,
                transition,
                account -> lookedUp.get().contains(account),
                (provider, code) -> adapters.of(provider).isInvoice(code),
                clock,
                () -> {
                    dueWork.submitsDue();
                    pollNow.run();
                });
        earlyPolls = new EarlyPolls(queries, operatorActions, clock);
        CancellationSummaries summaries = new CancellationSummaries(new CancellationCounts(database), clock);
        Details details = new Details(
                simulated,
                one -> evidence == null || one.attempts() == 0 ? null : EvidencePlace.of(one),
                accepted -> links(queries, accepted));
        console = new Console(new Console.Parts(
                settings.get(CONSOLE_USERS),
                settings.get(HTTP_HOST),
                new ClientAddress(settings.get(CONSOLE_TRUSTED_PROXIES)),
                Version.ofHtmx(),
                database,
                operatorActions,
                queries,
                details,
                summaries,
                new AnswerFiles(settings.get(OUTBOX_DIR)),
                alarms,
                throttles,
                breakers,
                reconciliation,
                routeWatch,
                config,
                adapters,
                tried,
                () -> current.get().isSimulated(),
                clock));
        PostRequests postRequests = new PostRequests(
                intake.parser(),
                adapters,
                accept,
                requests,
                cancellations.histories(),
                people(),
                dueWork::submitsDue,
                clock);
        named.put("door", new DocumentDoor(postRequests));
        List<Endpoint> api = Api.endpoints(
                new ApiAuthenticator(
                        settings.get(API_TOKEN),
                        HomeSecret.made(settings.get(STORE_URL)),
                        console.hasUsers(),
                        settings.get(HTTP_HOST)),
                postRequests,
                operatorActions,
                queries,
                new CancellationSearch(database),
                cancellations.histories(),
                summaries,
                new TryAnswers(adapters, tried, new CancellationSearch(database), queries),
                new Hook(settings.get(HOOKS_SECRET), adapters, earlyPolls),
                reconciliation,
                details,
                people());
        endpoints = Stream.concat(api.stream(), console.endpoints().stream()).toList();

        nameTable(database, room);
        nameIntake(intake, accept, receipts, recovery);
        named.put("alarms", alarms);
        // marshal and unmarshal use this mapper: an operator's options for it must not change ours
        named.put("json", Json.mapper().copy());
        named.put("results", new Results(outbox, files, requests, leases, details));
        Answers answers = new Answers(
                new AnswerQueue(database, clock),
                requests,
                rows,
                table::isThere,
                leases,
                tableSettings.has("url") || tableSettings.has("check") ? details : details.withoutLinks(),
                clock);
        named.put("answers", answers);
        Batches batches = new Batches(
                table.dataSource(),
                table::isThere,
                new Batches.Columns(
                        tableSettings.name(),
                        tableSettings.column("id"),
                        tableSettings.column("batch"),
                        tableSettings.column("status")));
        named.put(
                "notices",
                new Notices(
                        database.notices(),
                        new NoticeWriter(cancellations, files, batches, details, node),
                        batches,
                        leases,
                        alarms,
                        clock));
        named.put("dueWork", dueWork);
        named.put("doubts", doubtSweeper);
        named.put("calls", leaseGuard);
        named.put("recorder", recorder);
        named.put("retention", retention(settings, database, cancellations, requests, files, alarms, clock));
        LookupRules lookups = new LookupRules(cancellations);
        ProviderCalls providerCalls = new ProviderCalls(adapters, EvenClock.wall(clock));
        named.put("lookups", lookups);
        named.put("providers", providerCalls);
        named.putAll(CallSteps.of(leaseGuard, providerCalls, lookups, recorder));
    }

    private Map<String, Map<String, String>> links(CancellationQueries queries, List<Cancellation> accepted) {
        Map<String, String> answers = queries.acceptingAnswers(
                accepted.stream().map(Cancellation::id).distinct().toList());
        Map<String, Map<String, String>> links = new HashMap<>();
        accepted.forEach(one ->
                links.put(one.id(), adapters.of(one.key().provider()).documents(answers.getOrDefault(one.id(), ""))));
        return links;
    }

    private void nameTable(Database database, DiskSpace room) {
        named.put("requestTable", table.dataSource());
        named.put("table", table);
        named.put("tablePolls", tablePolls);
        named.put("sends", submitClock);
        named.put("room", new PollGuard(() -> database.isReachable() && room.isThere()));
        named.put(
                "whileTable",
                new WhileThere(() -> database.isReachable() && room.isThere() && leases.keep("request-table"), table));
    }

    private void nameIntake(Intake intake, Accept accept, Receipts receipts, Recovery recovery) {
        named.put("settled", intake.settled());
        named.put("fileClaims", new FileClaims(leases));
        named.put("inbox", intake.inbox());
        named.put("recovery", recovery);
        named.put("accept", accept);
        named.put("receipts", receipts);
    }

    private Retention retention(
            Settings settings,
            Database database,
            Cancellations cancellations,
            Requests requests,
            IntakeFiles files,
            Alarms alarms,
            Clock clock) {
        return new Retention(
                settings.get(STORE_KEEP).orElse(null),
                settings.get(ARCHIVE_DIR),
                new EndedCancellations(database, cancellations),
                cancellations.histories(),
                requests,
                files,
                leases,
                alarms,
                clock);
    }

    /** Tries routes while no service runs, over a store in memory. */
    static DryRun dryRun(Path routes, Adapters adapters, Clock clock) {
        StoreSettings scratch =
                new StoreSettings("jdbc:hsqldb:mem:rehearsal", "rehearsal", "rehearsal", adapters.names());
        return new DryRun(routes, demands(adapters), Service::placeholders, settings -> {
            Alarms unheard = new Alarms(clock);
            Database store = Database.open(scratch);
            Wiring beans =
                    new Wiring(settings, adapters, store, WrittenFolders.room(settings, unheard), unheard, clock);
            return new DryRun.Stage(beans.named(), () -> {
                beans.close();
                store.close();
            });
        });
    }

    /** Tries routes beside those that run: with the same beans, none of which is called, and with clocks of their own. */
    DryRun dryRun(Path routes) {
        return new DryRun(routes, demands(adapters), Service::placeholders, settings -> {
            Map<String, Object> tried = new HashMap<>(named);
            List<WakeableScheduler> clocks = new ArrayList<>();
            tried.replaceAll((name, bean) -> {
                if (bean instanceof WakeableScheduler) {
                    WakeableScheduler clock = WakeableScheduler.named(name);
                    clocks.add(clock);
                    return clock;
                }
                return bean;
            });
            return new DryRun.Stage(tried, () -> clocks.forEach(WakeableScheduler::close));
        });
    }

    /**
     * The addresses of each provider's routes for operators. The call route names them by a variable, so Camel cannot
     * check them.
     */
    private static Demands demands(Adapters adapters) {
        List<String> providers = adapters.names().texts();
        Set<String> before =
                providers.stream().map("direct:%s-request"::formatted).collect(Collectors.toUnmodifiableSet());
        Set<String> others = Stream.concat(
                        Stream.of(Watching.ALARM_ROUTE), providers.stream().map("direct:%s-answer"::formatted))
                .collect(Collectors.toUnmodifiableSet());
        return new Demands(before, others, OutboundHeaders.OURS);
    }

    private People people() {
        return new People() {
            @Override
            public Optional<String> of(WebRequest request) {
                return console.person(request);
            }

            @Override
            public boolean has(String name) {
                return console.hasUser(name);
            }
        };
    }

    /** Each bean by the name that the routes use. */
    Map<String, Object> named() {
        return Map.copyOf(named);
    }

    /** Runs before the routes start: repairs what a crash left, and reconciles a restored backup. */
    void recover() throws IOException {
        if (evidence != null) {
            evidence.start();
            http.recordTo(evidence::called);
        }
        start.run();
    }

    /**
     * The clock that leases use was set back: brings due times forward that would now wait too long.
     *
     * @param step by how much the clock was set back
     */
    void clockWentBack(Duration step) {
        throttles.dateBack(step);
        times.clockWentBack();
    }

    /** The HTTP client for calls to providers. */
    ProviderHttp http() {
        return http;
    }

    /** The settings as they are now. */
    Settings settings() {
        return settingsOwner.current().get();
    }

    /** The HTTP endpoints of API and console. */
    List<Endpoint> endpoints() {
        return endpoints;
    }

    /** The throttle of each account. */
    KnownRanges knownRanges() {
        return knownRanges;
    }

    AccountThrottles throttles() {
        return throttles;
    }

    /** Adds a listener to every call and every recorded outcome. */
    void tell(CallListener listener) {
        leaseGuard.addListener(listener);
        doubtSweeper.addListener(listener);
        Evidence kept = evidence;
        recorder.tell(
                kept == null
                        ? listener
                        : CallListener.all(List.of(listener, new CallListener() {
                            @Override
                            public void changed(Cancellation after, Outcome outcome) {
                                kept.changed(after, outcome);
                            }
                        })));
    }

    /** Counts what goes through the routes, for the console. */
    RouteWatch routeWatch() {
        return routeWatch;
    }

    /** The pages for operators. */
    Console console() {
        return console;
    }

    /** The table that billing systems fill. */
    RequestTable table() {
        return table;
    }

    /** The routes run in this context: what fires them besides their clocks can do so. */
    void runIn(CamelContext context) {
        pollNow.in(context);
        reconcileNow.in(context);
    }

    /** Accepted notes that are verified again, and lists that are compared. */
    Reconciliation reconciliation() {
        return reconciliation;
    }

    /** Polls the request table for new rows now. */
    void wakeTablePolls() {
        tablePolls.wake();
    }

    /** Accounts that have cancellations and are not in the settings. */
    List<AccountName> strangers() {
        return dueWork.strangers();
    }

    /** Replaces the settings; every later claim uses the new ones. */
    void renew(Settings settings) {
        if (!settingsOwner.current().get().differing(settings).isEmpty()) {
            longestCalls.add(accounts(settings));
            settingsOwner.replace(settings);
            http.renew(accounts(settings));
            if (evidence != null) {
                evidence.renew();
            }
            throttles.renew();
        }
    }

    /** Sets the version of settings and routes that later changes are recorded with. */
    void runs(long version) {
        configVersion.set(version);
    }

    private static GroupAccess readers(Settings settings) {
        String group = settings.get(OUTBOX_GROUP);
        try {
            return GroupAccess.of(group);
        } catch (IOException none) {
            throw new SettingsException(
                    List.of("outbox.group = \"%s\": the system has no such group / el sistema no tiene ese grupo"
                            .formatted(group)));
        }
    }

    /** Stops claiming until {@link #resumeClaiming}. */
    void pauseClaiming() {
        dueWork.pause();
    }

    /** Claims again, starting with the work that became due meanwhile. */
    void resumeClaiming() {
        dueWork.resume();
        pollNow.run();
    }

    /** Stops claiming for good; calls in flight run to their end. */
    void stopClaiming() {
        dueWork.stop();
    }

    @Override
    public void close() {
        console.close();
        earlyPolls.close();
        probeThreads.shutdownNow();
        leases.close();
        recorder.close();
        http.close();
        if (evidence != null) {
            evidence.close();
        }
        tablePolls.close();
        submitClock.close();
        table.close();
    }

    private static ConfigInfo nothingRuns() {
        throw new IllegalStateException("nothing runs");
    }

    static Collection<Account> accounts(Settings settings) {
        return settings.accounts().stream().map(ProviderAccount::account).toList();
    }

    private static Predicate<Account> canBeAsked(Current<Settings> settings) {
        Current<Set<AccountName>> asked = settings.map(Wiring::asked);
        return account -> asked.get().contains(account.accountName());
    }

    private static Set<AccountName> asked(Settings settings) {
        return settings.accounts().stream()
                .filter(ProviderAccount::canBeAsked)
                .map(each -> each.account().accountName())
                .collect(Collectors.toSet());
    }
}
