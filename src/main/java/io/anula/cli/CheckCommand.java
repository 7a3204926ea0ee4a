package io.anula.cli;

import static io.anula.config.settings.ProcessKeys.SIMULATOR_ENABLED;

import io.anula.cancellation.Provider;
import io.anula.config.live.DryRun;
import io.anula.config.live.Home;
import io.anula.config.live.Snapshot;
import io.anula.config.routes.Finding;
import io.anula.config.routes.RouteFiles;
import io.anula.config.settings.Settings;
import io.anula.config.settings.SettingsException;
import io.anula.intake.table.TableCheck;
import io.anula.intake.table.TableSettings;
import io.anula.io.Counted;
import io.anula.provider.Report;
import io.anula.provider.Report.Severity;
import io.anula.provider.check.AccountCheck;
import io.anula.provider.check.Folders;
import io.anula.provider.check.Folders.Folder;
import io.anula.provider.registry.Providers;
import io.anula.simulator.Simulator;
import io.anula.store.access.WrittenFolders;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Reads settings and routes like {@code run}, tries every route, and starts none. */
@Command(
        name = "check",
        description =
                "Checks config, routes, folders, store and providers without starting anything. One line a finding; exit 1 when one is an ERROR.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class CheckCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(CheckCommand.class);

    @ParentCommand
    private ServiceHost host;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            Home home = Home.ofProcess(Providers.ALL);
            return check(home.settings(), home);
        } catch (SettingsException wrong) {
            PrintWriter out = spec.commandLine().getOut();
            wrong.lines().forEach(line -> out.println(Report.error(line)));
            wrong.warnings().forEach(line -> out.println(Report.warning(line)));
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private int check(Settings settings, Home home) {
        List<Report> reports = new ArrayList<>(setUp(settings));
        OpenSettings.in(home.folder())
                .forEach(file -> reports.add(Report.warning(
                        ("%1$s holds passwords, and other users of this machine can read it: chmod 600 %1$s / tiene contraseñas "
                                        + "y otros usuarios de esta máquina pueden leerlo")
                                .formatted(file))));
        home.snapshot().repeatedKeys().forEach(repeated -> reports.add(Report.warning(repeated.toString())));
        home.accountsOfEnvironment(settings).forEach(account -> reports.add(Report.ok(account)));
        settings.unknownVariables(home.environment()).forEach(unknown -> reports.add(Report.warning(unknown)));
        reports.addAll(CamelCheck.check(settings));
        List<Finding> faults = findings(settings, home);
        faults.forEach(finding -> reports.add(Report.error(finding.toString())));
        style(faults, home.folder()).forEach(finding -> reports.add(Report.warning(finding.toString())));
        reports.addAll(around(settings, Clock.systemUTC()));
        Folders.names(System.getProperty("sun.jnu.encoding")).ifPresent(reports::add);
        PrintWriter out = spec.commandLine().getOut();
        reports.forEach(out::println);
        long errors = count(reports, Severity.ERROR);
        long warnings = count(reports, Severity.WARNING);
        out.printf(
                "%s, %s / %s, %s%n",
                Counted.of(errors, "error"),
                Counted.of(warnings, "warning"),
                Counted.of(errors, "error", "errores"),
                Counted.of(warnings, "advertencia"));
        return errors == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static long count(List<Report> reports, Severity severity) {
        return reports.stream().filter(report -> report.severity() == severity).count();
    }

    /** Checks that a provider is set up, that it is a real one, and that no password is a default password. */
    private static List<Report> setUp(Settings settings) {
        List<Report> found = new ArrayList<>();
        if (!settings.hasAccounts()) {
            found.add(Report.error(RunCommand.noProvider()));
        }
        for (Provider provider : settings.providers().all()) {
            settings.accountsWithoutAddress(provider)
                    .forEach(name -> found.add(Report.warning(
                            "%1$s/%2$s has no address: its requests are refused. Set %1$s.accounts.%2$s.url / no tiene dirección"
                                    .formatted(provider.text(), name))));
        }
        if (settings.isSimulated()) {
            found.add(Report.warning(
                    "SIMULATED: simulators answer instead of providers; no invoice is cancelled / SIMULADO"));
        }
        DefaultPasswords.in(settings)
                .forEach(key -> found.add(Report.warning(
                        "%s is the one that Anula is shipped with: set another / es la contraseña de fábrica: defina otra"
                                .formatted(key))));
        return found;
    }

    /** Checks folders, the store and the providers. */
    private List<Report> around(Settings settings, Clock clock) {
        List<Report> reports = new ArrayList<>(Folders.check(folders(settings)));
        reports.addAll(StoreCheck.check(settings, clock));
        Simulator simulator = simulatorUnlessItRuns(settings);
        try {
            AccountCheck check = new AccountCheck(clock);
            settings.accounts()
                    .forEach(account -> reports.addAll(check.check(
                            account,
                            Providers.ALL.of(account.account().provider()).checks())));
        } finally {
            if (simulator != null) {
                simulator.close();
            }
        }
        return reports;
    }

    private static List<Folder> folders(Settings settings) {
        return WrittenFolders.of(settings).entrySet().stream()
                .map(each -> new Folder(each.getKey(), each.getValue()))
                .toList();
    }

    /** The simulators that a start would start; null if they are off or already run beside a service. */
    private @Nullable Simulator simulatorUnlessItRuns(Settings settings) {
        try {
            return settings.get(SIMULATOR_ENABLED) ? host.simulator(settings) : null;
        } catch (RuntimeException portTaken) {
            LOG.debug("The simulators run already", portTaken);
            return null;
        }
    }

    /** Advice on route files that run but do not follow our style. */
    private static List<Finding> style(List<Finding> faults, Path home) {
        Set<Path> faulty = faults.stream().map(Finding::file).collect(Collectors.toSet());
        List<Finding> style = new ArrayList<>(RouteFiles.unread(home.resolve("routes")));
        RouteFiles.read(home.resolve("routes")).stream()
                .filter(file -> !faulty.contains(file.path()))
                .forEach(file -> style.addAll(RouteFiles.style(file)));
        return style;
    }

    private List<Finding> findings(Settings settings, Home home) {
        Snapshot files = home.snapshot();
        List<Finding> findings = new ArrayList<>();
        try (DryRun rehearsal = host.dryRun(home.routes(), Clock.systemUTC())) {
            findings.addAll(rehearsal.check(files.routes(), settings));
        }
        findings.addAll(files.broken(home.adapters().names().texts(), List.copyOf(findings)));
        TableCheck.of(TableSettings.of(settings))
                .forEach(fault -> findings.add(new Finding(home.folder().resolve(Settings.FILE), null, fault)));
        return findings;
    }
}
