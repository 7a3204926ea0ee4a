package io.anula;

import static io.anula.config.settings.StoreKeys.STORE_MIN_FREE;

import io.anula.config.live.DryRun;
import io.anula.config.live.Home;
import io.anula.config.live.LiveState;
import io.anula.config.routes.Finding;
import io.anula.config.routes.RouteFiles;
import io.anula.config.settings.Settings;
import io.anula.intake.table.TableSettings;
import io.anula.observe.alarm.Alarms;
import io.anula.provider.Adapters;
import io.anula.store.Database;
import io.anula.store.DiskSpace;
import io.anula.store.StoreSettings;
import io.anula.store.access.StoreLogin;
import io.anula.store.access.WrittenFolders;
import io.anula.testing.Given;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.NullMarked;
import picocli.CommandLine;

/** The service in this process: its parts by themselves, or as a whole with the shipped routes. */
@NullMarked
public final class InProcess implements AutoCloseable {
    private final Database database;
    private final Map<String, Object> parts;
    private final Supplier<LiveState> live;
    private final Consumer<CamelContext> equip;
    private final Runnable end;

    private InProcess(
            Database database,
            Map<String, Object> parts,
            Supplier<LiveState> live,
            Consumer<CamelContext> equip,
            Runnable end) {
        this.database = database;
        this.parts = parts;
        this.live = live;
        this.equip = equip;
        this.end = end;
    }

    /** Its store and its parts in that home; nothing moves by itself. */
    public static InProcess still(Path home, Map<String, String> environment, Clock clock) {
        Settings settings = shipped(home, environment).settings();
        Alarms alarms = new Alarms(clock);
        return still(settings, StoreLogin.of(settings), WrittenFolders.room(settings, alarms), alarms, clock);
    }

    /**
     * The same with a store in memory, where nothing is read again from the disk.
     *
     * @param usable room on the disk of a folder, in bytes
     */
    public static InProcess inMemory(
            Path home, Map<String, String> environment, Clock clock, ToLongFunction<Path> usable) {
        Settings settings = shipped(home, environment).settings();
        Alarms alarms = new Alarms(clock);
        DiskSpace room = new DiskSpace(alarms, List.of(home), settings.get(STORE_MIN_FREE), usable);
        StoreSettings store =
                new StoreSettings("jdbc:hsqldb:mem:" + UUID.randomUUID(), "anula", "secret", Given.PROVIDERS.names());
        return still(settings, store, room, alarms, clock);
    }

    private static InProcess still(Settings settings, StoreSettings store, DiskSpace room, Alarms alarms, Clock clock) {
        Database database = Database.open(store, room, alarms, clock);
        if (!TableSettings.of(settings).isElsewhere()) {
            database.offerRequestTable(StoreLogin.requestTable(settings));
            Objects.requireNonNull(database.requestTable());
        }
        Wiring beans = new Wiring(settings, Given.PROVIDERS, database, room, alarms, clock);
        return new InProcess(
                database, beans.named(), InProcess::nothing, context -> equip(context, settings, beans), () -> {
                    beans.close();
                    database.close();
                });
    }

    /** All of it, started as {@code run} starts it. */
    public static InProcess running(Path home, Map<String, String> environment, Clock clock) {
        return running(shipped(home, environment), clock);
    }

    /** The same, with settings and routes of that home, which may be edited; only folders and ports are said beside them. */
    public static InProcess editable(Path home, Clock clock) {
        return editable(home, Map.of(), clock);
    }

    /** The same, with settings of an environment that count before those of the files. */
    public static InProcess editable(Path home, Map<String, String> environment, Clock clock) {
        return editable(Given.PROVIDERS, home, environment, clock);
    }

    /** The same, with these providers. */
    public static InProcess editable(Adapters providers, Path home, Map<String, String> environment, Clock clock) {
        return running(new Home(providers, home, environment(home, environment), new Properties()), clock);
    }

    /** The commands as they are typed. */
    public static CommandLine commandLine() {
        return Main.commandLine();
    }

    /** Everything that is wrong with the routes of that home under those settings. */
    public static List<Finding> findings(Settings settings, Path home) {
        Path routes = home.resolve("routes");
        try (DryRun trial = Wiring.dryRun(routes, Given.PROVIDERS, Clock.systemUTC())) {
            return trial.check(RouteFiles.read(routes), settings);
        }
    }

    private static InProcess running(Home home, Clock clock) {
        Settings settings = home.settings();
        Alarms alarms = new Alarms(clock);
        Service service = Service.start(settings, home, clock, alarms, WrittenFolders.room(settings, alarms));
        return new InProcess(
                service.database(), Map.of("alarms", alarms), service::live, InProcess::nothing, service::close);
    }

    private static void equip(CamelContext context, Settings settings, Wiring beans) {
        context.getPropertiesComponent().setInitialProperties(Service.placeholders(settings));
        beans.named().forEach(context.getRegistry()::bind);
        beans.http().configure(context);
    }

    private static void nothing(CamelContext context) {
        throw new IllegalStateException(context + " is not needed: the service has its own");
    }

    private static LiveState nothing() {
        throw new IllegalStateException("nothing runs");
    }

    /** The shipped settings, with every folder in that home and nothing on the network. */
    private static Home shipped(Path home, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(Map.of(
                "LAFACTURA_URL", "http://127.0.0.1:8099/lafactura/api2.0",
                "CALIPSO_URL", "http://127.0.0.1:8099/calipso/"));
        all.putAll(environment);
        return new Home(Given.PROVIDERS, Path.of(""), environment(home, all), new Properties());
    }

    private static Map<String, String> environment(Path home, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>();
        for (String folder : new String[] {"inbox", "outbox", "archive", "rejected", "evidence"}) {
            all.put(
                    folder.toUpperCase(Locale.ROOT) + "_DIR",
                    home.resolve(folder).toString());
        }
        all.put("RECONCILE_LISTS_DIR", home.resolve("lists").toString());
        all.put("STORE_URL", "jdbc:hsqldb:file:" + home.resolve("data").resolve("anula"));
        all.put("STORE_LISTEN", "");
        all.put("HTTP_PORT", "0");
        all.putAll(environment);
        return all;
    }

    /** What of settings and routes runs. */
    public LiveState live() {
        return live.get();
    }

    public Database database() {
        return database;
    }

    /** Gives a context what that of the service has: the parts by their names, the placeholders, the way to providers. */
    public void equip(CamelContext context) {
        equip.accept(context);
    }

    /** The part that the routes call by that name. */
    public <T> T part(String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(parts.get(name), name));
    }

    @Override
    public void close() {
        end.run();
    }
}
