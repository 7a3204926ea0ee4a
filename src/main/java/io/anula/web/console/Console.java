package io.anula.web.console;

import io.anula.observe.alarm.Alarms;
import io.anula.answer.AnswerFiles;
import io.anula.engine.operator.OperatorActions;
import io.anula.engine.operator.CancellationSummaries;
import io.anula.engine.Breakers;
import io.anula.engine.AccountThrottles;
import io.anula.store.ConfigLog;
import io.anula.store.Database;
import io.anula.store.FileFingerprints;
import io.anula.store.CancellationSearch;
import io.anula.store.CancellationQueries;
import io.anula.web.ClientAddress;
import io.anula.web.Endpoint;
import io.anula.web.ApiAuthenticator;
import io.anula.web.WebRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The console: its pages, and what goes on behind them. */
public final class Console implements AutoCloseable {
    private static final String READ = "GET";
    private static final String BOTH = "GET,POST";

    private final List<Endpoint> endpoints;
    private final Sampler sampler;
    private final SessionAuthenticator door;
    private final Users users;

    /**
     * What it shows and what it is set to.
     *
     * @param users {@code console.users}
     * @param host {@code http.host}
     * @param clients where people are, told from the proxies that are trusted
     * @param htmx the version of htmx in this build
     * @param simulated whether simulators answer instead of providers
     */
    public record Parts(
            String users,
            String host,
            ClientAddress clients,
            String htmx,
            Database database,
            OperatorActions desk,
            CancellationQueries lives,
            CancellationSummaries summaries,
            AnswerFiles answers,
            Alarms alarms,
            AccountThrottles lanes,
            Breakers breakers,
            RouteWatch routes,
            Supplier<ConfigInfo> config,
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
        PageLayout frame = new PageLayout(
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
        Entries entries = new Entries(door, frame);
        LoginPage login = new LoginPage(
                frame, users, sessions, tokens, new LoginGuard(users, parts.clients(), clock), parts.clients());
        Page list = new ListPage(frame, search, summaries);
        Page life = new CancellationPage(frame, parts.lives(), files, new DecisionForm(parts.desk()));
        endpoints = List.of(
                entries.guarded(READ,
                        "/",
                        new OverviewPage(
                                frame,
                                search,
                                parts.lives(),
                                summaries,
                                parts.alarms(),
                                series,
                                clock,
                                parts.desk()::canBeReleased)),
                entries.guarded(BOTH,
                        "/cancellations*",
                        visit -> visit.request().path().equals("/cancellations") && !visit.isPost()
                                ? list.answer(visit)
                                : life.answer(visit)),
                entries.guarded(READ, "/files*", new FilesPage(frame, files, parts.answers())),
                entries.guarded(READ, "/routes", new RoutesPage(frame, parts.routes())),
                entries.guarded(READ,
                        "/providers",
                        new ProvidersPage(frame, parts.lanes(), parts.breakers(), clock)),
                entries.guarded(READ, "/config", new ConfigPage(frame, new ConfigLog(parts.database()))),
                entries.open(BOTH, "/login", login),
                entries.open(BOTH, "/logout", login::logout),
                entries.open(READ, Assets.PATH + '*', assets::answer));
    }

    /** The way to each page. */
    private record Entries(SessionAuthenticator door, PageLayout frame) {
        Endpoint guarded(String method, String path, Page page) {
            return endpoint(method, path, new PageHandler(door, frame, page, false));
        }

        Endpoint open(String method, String path, Page page) {
            return endpoint(method, path, new PageHandler(door, frame, page, true));
        }

        private static Endpoint endpoint(String method, String path, PageHandler entrance) {
            return new Endpoint(method, path, entrance, entrance);
        }
    }

    /** Where it is answered. */
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /** Who is logged in where that request comes from. */
    public Optional<String> person(WebRequest request) {
        return door.person(request);
    }

    /** True where that is the name of one who can log in. */
    public boolean hasUser(String name) {
        return users.has(name);
    }

    /** True where people log in. */
    public boolean hasUsers() {
        return users.areThere();
    }

    /** Counts for the charts from now on. */
    public void begin() {
        sampler.begin();
    }

    @Override
    public void close() {
        sampler.close();
    }
}
