package io.anula;

import io.anula.cli.BackupCommand;
import io.anula.cli.CheckCommand;
import io.anula.cli.CheckNowCommand;
import io.anula.cli.ConfigCommand;
import io.anula.cli.DemoCommand;
import io.anula.cli.EvidenceCommand;
import io.anula.cli.ExportCommand;
import io.anula.cli.HoldCommand;
import io.anula.cli.ImportCommand;
import io.anula.cli.ListCommand;
import io.anula.cli.PasswordCommand;
import io.anula.cli.ProviderCommand;
import io.anula.cli.ReconcileCommand;
import io.anula.cli.ReleaseCommand;
import io.anula.cli.ReopenCommand;
import io.anula.cli.ResolveCommand;
import io.anula.cli.RetryCommand;
import io.anula.cli.RulesCommand;
import io.anula.cli.RunCommand;
import io.anula.cli.ServiceHost;
import io.anula.cli.ShowCommand;
import io.anula.cli.SimulateCommand;
import io.anula.cli.StoreCommand;
import io.anula.cli.SubmitCommand;
import io.anula.config.live.DryRun;
import io.anula.config.live.Home;
import io.anula.config.live.HomeJars;
import io.anula.config.live.Snapshot;
import io.anula.config.settings.Settings;
import io.anula.config.settings.SettingsException;
import io.anula.io.Version;
import io.anula.observe.log.OutOfMemory;
import io.anula.provider.registry.Providers;
import io.anula.secret.Secrets;
import io.anula.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point: one command, named by the first argument. */
@Command(
        name = "anula",
        description = "Cancels electronic invoices: every request answered, no invoice cancelled twice.",
        subcommands = {
            RunCommand.class,
            CheckCommand.class,
            SubmitCommand.class,
            RulesCommand.class,
            ListCommand.class,
            ShowCommand.class,
            HoldCommand.class,
            ReconcileCommand.class,
            ReleaseCommand.class,
            ReopenCommand.class,
            RetryCommand.class,
            ResolveCommand.class,
            CheckNowCommand.class,
            SimulateCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            BackupCommand.class,
            StoreCommand.class,
            EvidenceCommand.class,
            ConfigCommand.class,
            PasswordCommand.class,
            DemoCommand.class,
            AutoComplete.GenerateCompletion.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Versions.class)
public final class Main implements ServiceHost {
    private static final String LOGGING = "logback.configurationFile";
    /**
     * The launcher changes to the home folder. Relative paths on the command line count from the folder in this
     * property, where the command was called.
     */
    private static final String FROM = "anula.from";

    /** An environment variable that {@code config/logback.xml} reads: the format of the log. */
    private static final String FORM = "ANULA_LOG";

    private static final List<String> FORMS = List.of("text", "json");

    private static final Map<String, String> EXIT_CODES = new TreeMap<>(Map.of(
            "0", "Done. / Hecho.",
            "1", "Not done, or not all of it; a line says why. / No, o no todo; una línea dice por qué.",
            "2", "Wrong use. / Uso incorrecto.",
            "3", "Memory is used up; started again, it goes on. / Sin memoria; al reiniciar, sigue."));

    private static final Path LOGGING_FILE = Path.of("config", "logback.xml");

    private Main() {}

    /** Runs the command and ends the process with its exit code: 0 done, 1 failed, 2 wrong use. */
    public static void main(String[] arguments) {
        String form = System.getenv().getOrDefault(FORM, "text");
        if (!FORMS.contains(form)) {
            commandLine()
                    .getErr()
                    .println("%s = \"%s\": expected one of %s.".formatted(FORM, form, String.join(", ", FORMS)));
            System.exit(CommandLine.ExitCode.USAGE);
        }
        Path home = Settings.home(System.getenv());
        Thread thread = Thread.currentThread();
        thread.setContextClassLoader(HomeJars.behind(thread.getContextClassLoader(), home.resolve("lib")));
        Path logging = home.resolve(LOGGING_FILE);
        if (System.getProperty(LOGGING) == null && Files.exists(logging)) {
            System.setProperty(LOGGING, logging.toString());
        }
        Thread.setDefaultUncaughtExceptionHandler(new OutOfMemory());
        System.exit(exitCode(arguments));
    }

    /**
     * An error of Java itself, such as too many open files, also ends the process: if only the main thread ended, other
     * threads would keep it alive.
     */
    private static int exitCode(String[] arguments) {
        try {
            return commandLine().execute(arguments);
        } catch (Error broken) {
            OutOfMemory.endIfCauseOf(broken);
            commandLine().getErr().println(reason(broken));
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        ProviderCommand.addTo(line, Providers.ALL.all());
        line.registerConverter(
                Path.class, given -> Path.of(System.getProperty(FROM, "")).resolve(given));
        line.setParameterExceptionHandler(Main::wrongUse);
        sayExitCodes(line);
        return line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(failure instanceof SettingsException ? failure.getMessage() : reason(failure));
            return CommandLine.ExitCode.SOFTWARE;
        });
    }

    /** Adds the exit codes to the help of each command. */
    private static void sayExitCodes(CommandLine line) {
        line.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("Exit codes / Códigos de salida:%n")
                .exitCodeList(EXIT_CODES);
        line.getSubcommands().values().forEach(Main::sayExitCodes);
    }

    /** One line that helps: what is wrong, and where to read more. */
    private static int wrongUse(CommandLine.ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr()
                .println("%s. See: %s --help"
                        .formatted(
                                String.valueOf(wrong.getMessage()).strip().replaceAll("\\.$", ""),
                                command.getCommandSpec().qualifiedName()));
        return CommandLine.ExitCode.USAGE;
    }

    /** The failure and its causes, one line each. The last line names the root cause. */
    private static String reason(Throwable failure) {
        StringBuilder lines = new StringBuilder("Anula cannot do that: ").append(failure.getMessage());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            lines.append(System.lineSeparator()).append("  because of ").append(cause);
        }
        return Secrets.masked(lines.toString());
    }

    @Override
    public Running start(Settings settings, Snapshot files, Home home, Clock clock, boolean older) {
        return Service.start(settings, files, home, clock, older);
    }

    @Override
    public DryRun dryRun(Path routes, Clock clock) {
        return Wiring.dryRun(routes, Providers.ALL, clock);
    }

    @Override
    public Simulator simulator(Settings settings) {
        return Service.simulator(settings);
    }

    /** Says which version this is. */
    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Anula " + Version.get()};
        }
    }
}
