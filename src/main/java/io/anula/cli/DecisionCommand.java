package io.anula.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A person's decision on cancellations; its reason is kept. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
abstract class DecisionCommand extends ServiceCommand {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Of each cancellation.")
    private List<String> ids = List.of();

    @Option(
            names = {"-r", "--reason"},
            defaultValue = "",
            paramLabel = "TEXT",
            description = "Why: needed; it is kept in the history. / Por qué: necesario; queda en la historia.")
    private String reason;

    @Option(names = "--by", paramLabel = "NAME", defaultValue = "${sys:user.name}", description = "Who decides.")
    private String who;

    @Option(
            names = "--seen",
            paramLabel = "VERSION",
            description =
                    "The version of the cancellation that you saw, as show prints it: no question is asked, and nothing is done where it has changed since. / La versión que usted vio, como la muestra show: no se pregunta, y no se hace nada si cambió desde entonces.")
    private @Nullable Integer seen;

    /** The last part of the address. */
    abstract String verb();

    /** Further fields of the request, besides person and reason. */
    Map<String, ?> more() {
        return Map.of();
    }

    /** Decides on what is chosen in another way than by ids; empty where ids are given. */
    OptionalInt askMany(ServiceClient service, List<String> given, Map<String, Object> said)
            throws CommandFailedException {
        return OptionalInt.empty();
    }

    /** Whether nothing is to be decided: then no reason is needed. */
    boolean isOnlyTried() {
        return false;
    }

    @Override
    int ask(ServiceClient service) throws CommandFailedException {
        if (reason.isBlank() && ids.isEmpty() && !isOnlyTried()) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--reason=TEXT'");
        }
        Map<String, Object> many = new LinkedHashMap<>(more());
        many.put("reason", reason);
        many.put("by", who);
        OptionalInt done = askMany(service, ids, many);
        if (done.isPresent()) {
            return done.getAsInt();
        }
        if (ids.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: 'ID'");
        }
        return askEach(service);
    }

    private int askEach(ServiceClient service) throws CommandFailedException {
        Map<String, Object> said = new LinkedHashMap<>(more());
        // without a reason the service says first what else is in the way, so that nobody writes one in vain
        said.put("reason", reason);
        said.put("by", who);
        if (seen != null) {
            if (ids.size() > 1) {
                throw new CommandFailedException(texts().say("one-seen"));
            }
            said.put("version", seen);
        }
        BufferedReader answers = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        Question question = new Question(texts(), err(), answers);
        int exit = 0;
        for (String id : ids) {
            try {
                String address = "/api/cancellations/" + inPath(id);
                JsonNode after = after(service, address, question, said);
                if (wantsJson()) {
                    print(after);
                } else {
                    out().println("%s %s".formatted(text(after, "id"), text(after, "state")));
                }
            } catch (CommandFailedException failed) {
                err().println("%s: %s".formatted(id, failed.getMessage()));
                exit = FAILED;
            }
        }
        return exit;
    }

    /** The cancellation after the decision. Where the service wants it, the person is shown the cancellation and asked. */
    private JsonNode after(ServiceClient service, String address, Question question, Map<String, Object> said)
            throws CommandFailedException {
        try {
            return service.post(address + '/' + verb(), said);
        } catch (CommandFailedException seeFirst) {
            if (wantsJson() || !seeFirst.isVersionWanted()) {
                throw seeFirst;
            }
        }
        JsonNode life = service.get(address, Map.of());
        if (!question.isAnswered(verb(), life)) {
            throw new CommandFailedException(texts().say("not-said"));
        }
        Map<String, Object> seenNow = new LinkedHashMap<>(said);
        seenNow.put("version", life.path("version").asInt());
        return service.post(address + '/' + verb(), seenNow);
    }

    static String inPath(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
