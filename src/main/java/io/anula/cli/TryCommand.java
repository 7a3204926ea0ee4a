package io.anula.cli;

import io.anula.cancellation.Key;
import io.anula.config.live.Home;
import io.anula.io.Json;
import io.anula.provider.Judgement;
import io.anula.provider.ProviderAdapter;
import io.anula.provider.http.Charsets;
import io.anula.provider.http.ProviderAnswer;
import io.anula.provider.registry.Providers;
import io.anula.provider.trial.Meaning;
import io.anula.provider.trial.StoredAnswers;
import io.anula.provider.trial.Trial;
import io.anula.provider.trial.WrongTrialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what the settings make of kept answers, without a call and without any change. */
@Command(
        name = "try",
        description = "Shows what the settings make of kept answers, and why. Nothing is called or changed. / "
                + "Muestra qué concluyen los ajustes de respuestas guardadas, y por qué. No llama ni cambia nada.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class TryCommand implements Callable<Integer> {
    /** The answers. */
    @ArgGroup(multiplicity = "1")
    private Kept kept;

    static final class Kept {
        @Parameters(
                arity = "1..*",
                paramLabel = "FILE",
                description = "The body of an answer: JSON, XML, SOAP or text. / El cuerpo de una respuesta.")
        private List<Path> files = new ArrayList<>();

        @Option(
                names = "--stored",
                required = true,
                description = "All answers in the store; names those that are judged otherwise than they were. / "
                        + "Todas las respuestas del almacén; nombra las que se juzgan de otro modo.")
        private boolean stored;
    }

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "Another value of a setting, only tried; may be repeated. / Otro valor de un ajuste, solo a prueba.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(
            names = "--status",
            paramLabel = "N",
            defaultValue = "200",
            description = "The HTTP status of the answer in FILE. / El estado HTTP de la respuesta.")
    private int status;

    @Option(
            names = "--content-type",
            paramLabel = "TYPE",
            defaultValue = "",
            description = "Its Content-Type, for the encoding. / Su Content-Type, para la codificación.")
    private String contentType;

    @Option(
            names = "--legacy",
            description =
                    "The request had an authorisation (CAE) of its own. / El pedido ya traía su autorización (CAE).")
    private boolean legacy;

    @Option(
            names = {"-a", "--account"},
            paramLabel = "NAME",
            defaultValue = Key.DEFAULT_ACCOUNT,
            description = "An account of the settings, for FILE. / Una cuenta de los ajustes.")
    private String account;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "2147483647",
            description = "With --stored: only the newest N cancellations. / Solo las N anulaciones más nuevas.")
    private int most;

    @Option(
            names = "--url",
            paramLabel = "ADDRESS",
            defaultValue = "",
            description =
                    "With --stored: a service elsewhere; else the one of this home, or its store while it does not run.")
    private String url;

    @Option(names = "--json", description = "Prints one JSON object per line. / Imprime un objeto JSON por línea.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final ProviderAdapter adapter;

    TryCommand(ProviderAdapter adapter) {
        this.adapter = adapter;
    }

    @Override
    public Integer call() {
        Texts texts = Texts.of(System.getenv());
        TrialText text = new TrialText(spec.commandLine().getOut(), texts, json);
        try {
            if (kept.stored) {
                new StoredTrial(adapter, values, url, texts, Clock.systemUTC()).run(most, text);
            } else {
                tryFiles(kept.files, text, texts);
            }
            return 0;
        } catch (CommandFailedException | WrongTrialException failed) {
            spec.commandLine().getErr().println(failed.getMessage());
            return ServiceCommand.FAILED;
        } finally {
            spec.commandLine().getOut().flush();
        }
    }

    private void tryFiles(List<Path> files, TrialText text, Texts texts) throws CommandFailedException {
        Home home = Home.ofProcess(Providers.ALL);
        Trial trial = Trial.of(adapter, values, set -> home.with(set).settings());
        for (Path file : files) {
            ProviderAnswer answer = new ProviderAnswer(status, body(file, texts), null);
            Judgement judged = trial.judge(account, answer, legacy);
            Map<String, @Nullable Object> said = new LinkedHashMap<>();
            said.put("file", file.toString());
            said.put("now", Meaning.of(judged.outcome()).text());
            said.put("nowNote", StoredAnswers.note(judged.outcome()));
            said.put("reasons", judged.reasons());
            text.file(Json.mapper().valueToTree(said));
        }
    }

    private String body(Path file, Texts texts) throws CommandFailedException {
        try {
            return Charsets.text(Files.readAllBytes(file), contentType);
        } catch (NoSuchFileException missing) {
            throw new CommandFailedException(texts.say("no-file", file.toString()));
        } catch (IOException unreadable) {
            throw new CommandFailedException("%s: %s".formatted(file, unreadable));
        }
    }
}
