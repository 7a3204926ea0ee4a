package io.anula.web.console;

import io.anula.answer.AnswerFiles;
import io.anula.answer.Details;
import io.anula.engine.AccountThrottles;
import io.anula.engine.Breakers;
import io.anula.engine.operator.CancellationSummaries;
import io.anula.engine.operator.HeldQueue;
import io.anula.engine.operator.OperatorActions;
import io.anula.observe.alarm.Alarms;
import io.anula.provider.Adapters;
import io.anula.provider.trial.HomeSettings;
import io.anula.reconcile.Reconciliation;
import io.anula.store.CancellationQueries;
import io.anula.store.CancellationSearch;
import io.anula.store.ConfigLog;
import io.anula.store.Database;
import io.anula.store.FileFingerprints;
import io.anula.web.ApiAuthenticator;
import io.anula.web.ClientAddress;
import io.anula.web.Endpoint;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The console: its pages and its background work. */
public final class Console implements AutoCloseable {
    private static final String READ = "GET";
    private static final String SEND = "POST";
    private static final String BOTH = "GET,POST";

    private final List<Endpoint> endpoints;
    private final Sampler sampler;
    private final SessionAuthenticator door;
    private final PageLayout frame;
    private final Users users;

    /**
     * The data and settings of the console.
     *
     * @param users {@code console.users}
     * @param host {@code http.host}
     * @param clients finds the address of a client behind trusted proxies
     * @param htmx the version of htmx in this build
     * @param settings of the home, to be tried with other values and to take them over
     * @param simulated whether simulators answer instead of providers
     */
    public record Parts(
            String users,
            String host,
            ClientAddress clients,
            String htmx,
            Database database,
            OperatorActions actions,
            CancellationQueries cancellations,
            Details details,
            CancellationSummaries summaries,
            AnswerFiles answers,
            Alarms alarms,
            AccountThrottles throttles,
            Breakers breakers,
            Reconciliation reconciliation,
            RouteWatch routes,
            Supplier<ConfigInfo> config,
            Adapters adapters,
            HomeSettings settings,
            BooleanSupplier simulated,
            Clock clock) {}

    public Console(Parts parts) {
        Clock clock = parts.clock();
        users = new Users(parts.users());
        Sessions sessions = new Sessions(clock);
        Tokens tokens = new Tokens();
        door = new SessionAuthenticator(new ApiAuthenticator("", "", false, parts.host()), users, sessions, tokens);
        Assets assets = new Assets(parts.htmx());
        CancellationSummaries summaries = parts.summaries();
        frame = new PageLayout(
                new Templates(new Texts()),
                assets,
                summaries,
                parts.alarms(),
                parts.config(),
                parts.simulated(),
                users.areThere());
        CancellationSearch search = new CancellationSearch(parts.database());
        FileFingerprints files = new FileFingerprints(parts.database());
        Series series = new Series();
        sampler = new Sampler(summaries, series);
        LoginPage login = new LoginPage(
                frame, users, sessions, tokens, new LoginGuard(users, parts.clients(), clock), parts.clients());
        RecentReasons reasons = new RecentReasons();
        DecisionForm form = new DecisionForm(parts.actions(), reasons);
        CancellationPage life = new CancellationPage(frame, parts.cancellations(), parts.details(), files, form);
        HeldQueue queue = new HeldQueue(parts.cancellations());
        HeldPage held = new HeldPage(frame, queue, parts.cancellations(), parts.actions(), search.providers(), clock);
        HeldItemPage heldItem = new HeldItemPage(
                frame, queue, parts.cancellations(), parts.actions(), life, form, search.providers(), reasons);
        HeldDecisionPages many = new HeldDecisionPages(
                frame,
                queue,
                parts.cancellations(),
                parts.actions(),
                search.providers(),
                reasons,
                new DecisionReports(tokens));
        FilesPage dropped = new FilesPage(frame, files, parts.answers());
        AnswersPage answers = new AnswersPage(frame, parts.adapters(), parts.settings(), search, parts.cancellations());
        ReconciliationPage reconciled = new ReconciliationPage(frame, parts.reconciliation());
        Page overview = new OverviewPage(
                frame,
                search,
                parts.cancellations(),
                summaries,
                parts.alarms(),
                series,
                clock,
                parts.actions()::canBeReleased);
        endpoints = Stream.of(
                        guarded(READ, "/", overview),
                        guarded(READ, "/cancellations", new ListPage(frame, search, summaries)),
                        guarded(READ, "/cancellations/{id}", life),
                        guarded(SEND, "/cancellations/{id}/show", life::showAll),
                        guarded(SEND, "/cancellations/{id}/{verb}", life::decide),
                        guarded(BOTH, "/cancellations*", Console::nothing),
                        guarded(READ, HeldFilter.ADDRESS, held),
                        guarded(SEND, HeldFilter.ADDRESS + "/preview", many::preview),
                        guarded(SEND, HeldFilter.ADDRESS + "/decide", many::decide),
                        guarded(READ, HeldFilter.ADDRESS + "/outcomes/{key}", many::outcome),
                        guarded(READ, HeldFilter.ADDRESS + "/outcomes/{key}/outcome.csv", many::csv),
                        guarded(READ, HeldFilter.ADDRESS + "/{id}", heldItem),
                        guarded(SEND, HeldFilter.ADDRESS + "/{id}/decide", heldItem::decide),
                        guarded(BOTH, HeldFilter.ADDRESS + "*", Console::nothing),
                        guarded(READ, "/files", dropped),
                        guarded(READ, "/files/{id}", dropped::one),
                        guarded(READ, "/files/{id}/{answer}", dropped::download),
                        guarded(READ, "/files*", Console::nothing),
                        guarded(READ, "/routes", new RoutesPage(frame, parts.routes())),
                        guarded(
                                READ,
                                "/providers",
                                new ProvidersPage(frame, parts.throttles(), parts.breakers(), clock)),
                        guarded(
                                READ,
                                "/config",
                                new ConfigPage(frame, new ConfigLog(parts.database()), answers.providers())),
                        guarded(READ, "/answers/{provider}", answers),
                        guarded(SEND, "/answers/{provider}", answers),
                        guarded(READ, "/reconciliation", reconciled),
                        guarded(READ, "/reconciliation/findings.csv", reconciled::csv),
                        guarded(SEND, "/reconciliation/seen", reconciled::seen),
                        guarded(SEND, "/reconciliation/run", reconciled::run),
                        guarded(BOTH, "/reconciliation*", Console::nothing),
                        open(BOTH, "/login", login),
                        open(BOTH, "/logout", login::logout),
                        open(READ, Assets.PATH + "{asset}", assets::answer),
                        open(READ, Assets.PATH + '*', Console::nothing))
                .toList();
    }

    private Endpoint guarded(String method, String path, Page page) {
        return endpoint(method, path, new PageHandler(door, frame, page, false));
    }

    private Endpoint open(String method, String path, Page page) {
        return endpoint(method, path, new PageHandler(door, frame, page, true));
    }

    private static Endpoint endpoint(String method, String path, PageHandler entrance) {
        return new Endpoint(method, path, entrance, entrance);
    }

    private static WebReply nothing(PageRequest visit) throws WebProblem {
        throw Problems.unknown();
    }

    /** The endpoints of the pages. */
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /** The user who is logged in for this request. */
    public Optional<String> person(WebRequest request) {
        return door.person(request);
    }

    /** Whether a user with this name can log in. */
    public boolean hasUser(String name) {
        return users.has(name);
    }

    /** Whether there are users who log in. */
    public boolean hasUsers() {
        return users.areThere();
    }

    /** Begins to count for the charts. */
    public void begin() {
        sampler.begin();
    }

    @Override
    public void close() {
        sampler.close();
    }
}
