package io.anula.cli;

import io.anula.config.live.Home;
import io.anula.config.settings.Settings;
import io.anula.io.Counted;
import io.anula.io.Json;
import io.anula.provider.registry.Providers;
import io.anula.store.ConfigChange;
import io.anula.store.ConfigFile;
import io.anula.store.ConfigLog;
import io.anula.store.ConfigVersion;
import io.anula.store.access.StoreAccess;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the versions, oldest first, each with the files that changed. */
@Command(
        name = "log",
        description = "Lists every version of settings and routes that came to run: when, where, which files changed.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the field
final class ConfigLogCommand implements Callable<Integer> {
    private static final String LINE = "%7s  %-20s  %-20s  %s";

    @Option(names = "--json", description = "As JSON, with the hash of every file.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Settings settings = Home.ofProcess(Providers.ALL).settings();
        List<ConfigChange> changes = ConfigLog.changes(StoreAccess.config(settings, Clock.systemUTC()));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(changes.stream().map(ConfigLogCommand::fields).toList()));
        } else if (changes.isEmpty()) {
            out.println("No version yet: the first is noted when Anula starts.");
        } else {
            out.println(LINE.formatted("version", "when (UTC)", "node", "files changed"));
            changes.forEach(change -> out.println(line(change)));
        }
        return CommandLine.ExitCode.OK;
    }

    private static String line(ConfigChange change) {
        ConfigVersion version = change.version();
        return LINE.formatted(
                version.version(),
                version.at().truncatedTo(ChronoUnit.SECONDS),
                version.node(),
                change.isFirst()
                        ? "the first: " + Counted.of(version.files().size(), "file")
                        : String.join(", ", change.changed()));
    }

    private static Map<String, Object> fields(ConfigChange change) {
        ConfigVersion version = change.version();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("version", version.version());
        row.put("at", version.at().toString());
        row.put("node", version.node());
        row.put("changed", change.changed());
        row.put(
                "files",
                version.files().stream()
                        .collect(Collectors.toMap(
                                ConfigFile::name, ConfigFile::sha256, (one, same) -> one, LinkedHashMap::new)));
        return row;
    }
}
