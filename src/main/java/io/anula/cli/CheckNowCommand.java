package io.anula.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Polls or looks up now, before it is due. */
@Command(
        name = "check-now",
        description =
                "Looks at a cancellation now, not when its next look is due. / La mira ahora, sin esperar su turno.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class CheckNowCommand extends ServiceCommand {
    @Parameters(arity = "1..*", paramLabel = "ID", description = "Of each cancellation.")
    private List<String> ids;

    @Option(names = "--by", paramLabel = "NAME", defaultValue = "${sys:user.name}", description = "Who asks.")
    private String who;

    @Override
    int ask(ServiceClient service) throws CommandFailedException {
        for (String id : ids) {
            JsonNode after =
                    service.post("/api/cancellations/" + DecisionCommand.inPath(id) + "/check", Map.of("by", who));
            if (wantsJson()) {
                print(after);
            } else {
                out().println("%s %s".formatted(text(after, "id"), text(after, "state")));
            }
        }
        return 0;
    }
}
