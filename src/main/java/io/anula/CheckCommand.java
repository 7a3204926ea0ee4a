package io.anula;

import io.anula.alarm.Alarms;
import io.anula.cancellation.Provider;
import io.anula.check.Folders;
import io.anula.check.Providers;
import io.anula.check.Report;
import io.anula.check.Report.Severity;
import io.anula.routing.Finding;
import io.anula.routing.RouteFiles;
import io.anula.settings.Settings;
import io.anula.simulator.Simulator;
import io.anula.store.Database;
import io.anula.store.Room;
import io.anula.store.StoreSettings;
import io.anula.table.TableCheck;
import io.anula.table.TableSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads settings and routes as {@code run} would, tries every one of them, and starts none. */
@Command(
        name = "check",
        description =
                "Checks config, routes, folders, store and providers without starting anything. One line a finding; exit 1 when one is an ERROR.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the field
final class CheckCommand implements Callable<Integer> {
    /** A scratch store: the beans that the routes name need one, and nothing is to be written. */
    private static final StoreSettings SCRATCH = new StoreSettings("jdbc:hsqldb:mem:check", "check", "check");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = Settings.load(Path.of(""), System.getenv(), System.getProperties());
        List<Report> reports = new ArrayList<>();
        findings(settings, Path.of("")).forEach(finding -> reports.add(Report.error(finding.toString())));
        reports.addAll(around(settings, Clock.systemUTC()));
        PrintWriter out = spec.commandLine().getOut();
        reports.forEach(out::println);
        boolean works = reports.stream().noneMatch(report -> report.severity() == Severity.ERROR);
        if (works) {
            out.println(
                    reports.isEmpty()
                            ? "Settings, routes, folders, store and providers are in order. / Todo en orden."
                            : "It would work. / Funcionaría.");
        }
        return works ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /** What stands around settings and routes: folders, the store, the providers. */
    static List<Report> around(Settings settings, Clock clock) {
        List<Report> reports = new ArrayList<>(Folders.check(Service.folders(settings)));
        reports.addAll(StoreCheck.check(settings, clock));
        Simulator simulator = Service.simulatorUnlessItRuns(settings);
        try {
            Providers providers = new Providers(clock);
            settings.lafactura().values().forEach(account -> reports.addAll(providers.check(account)));
            settings.calipso().values().forEach(account -> reports.addAll(providers.check(account)));
        } finally {
            if (simulator != null) {
                simulator.close();
            }
        }
        return reports;
    }

    static List<Finding> findings(Settings settings, Path home) {
        Clock clock = Clock.systemUTC();
        Alarms alarms = new Alarms(clock);
        Room room = Service.room(settings, alarms);
        try (Database scratch = Database.open(SCRATCH);
                Beans beans = new Beans(settings, scratch, room, alarms, clock)) {
            List<Finding> findings = new ArrayList<>(new RouteFiles(
                            home.resolve("routes"), Service.placeholders(settings), beans.named(), calledByProvider())
                    .check());
            TableCheck.of(TableSettings.of(settings))
                    .forEach(fault -> findings.add(new Finding(home.resolve(Settings.FILE), null, fault)));
            return findings;
        }
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
}
