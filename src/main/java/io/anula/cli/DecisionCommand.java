package io.anula.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person decides about cancellations, with the reason that is kept. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
abstract class DecisionCommand extends ServiceCommand {
    @Parameters(arity = "1..*", paramLabel = "ID", description = "Of each cancellation.")
    private List<String> ids;

    @Option(
            names = {"-r", "--reason"},
            required = true,
            paramLabel = "TEXT",
            description = "Why; it is kept in the history. / Por qué; queda en la historia.")
    private String reason;

    @Option(names = "--by", paramLabel = "NAME", defaultValue = "${sys:user.name}", description = "Who decides.")
    private String who;

    /** The last part of the address. */
    abstract String verb();

    /** What is said besides who and why. */
    Map<String, ?> more() {
        return Map.of();
    }

    @Override
    int ask(ServiceClient service) throws CommandFailedException {
        Map<String, Object> said = new LinkedHashMap<>(more());
        said.put("reason", reason);
        said.put("by", who);
        int exit = 0;
        for (String id : ids) {
            try {
                JsonNode after = service.post("/api/cancellations/" + inPath(id) + '/' + verb(), said);
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

    static String inPath(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
