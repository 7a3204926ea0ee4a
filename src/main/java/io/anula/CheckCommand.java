package io.anula;

import io.anula.routing.Finding;
import io.anula.routing.RouteFiles;
import io.anula.settings.Settings;
import io.anula.table.TableCheck;
import io.anula.table.TableSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads settings and routes as {@code run} would, tries every one of them, and starts none. */
@Command(
        name = "check",
        description = "Checks config and routes without starting anything. Exit 0, or 1 with one line a fault.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the field
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = Settings.load(Path.of(""), System.getenv(), System.getProperties());
        List<Finding> findings = findings(settings, Path.of(""));
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(out::println);
        if (findings.isEmpty()) {
            out.println("Settings and routes are in order.");
        }
        return findings.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    static List<Finding> findings(Settings settings, Path home) {
        try (Rehearsal rehearsal = Rehearsal.alone(home.resolve("routes"), Clock.systemUTC())) {
            List<Finding> findings =
                    new ArrayList<>(rehearsal.check(RouteFiles.read(home.resolve("routes")), settings));
            TableCheck.of(TableSettings.of(settings))
                    .forEach(fault -> findings.add(new Finding(home.resolve(Settings.FILE), null, fault)));
            return findings;
        }
    }
}
