package io.anula.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.cancellation.EventName;
import io.anula.cancellation.Outcome;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one cancellation with its history. */
@Command(
        name = "show",
        description = "Shows one cancellation with its history. / Muestra una anulación con su historia.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class ShowCommand extends ServiceCommand {
    private static final List<String> FIELDS = List.of(
            "id",
            "state",
            "provider",
            "account",
            "invoice",
            "creditNote",
            "creditNoteBy",
            "document",
            "cude",
            "process",
            "version",
            "attempts",
            "createdAt",
            "since",
            "dueAt",
            "message",
            "cause",
            "simulated");

    private static final String CALLED = EventName.of(Outcome.Claimed.class);

    @Parameters(paramLabel = "ID", description = "Of the cancellation, as submit and list print it.")
    private String id;

    @Option(names = "--content", description = "Prints the request too. / Muestra también el pedido.")
    private boolean content;

    @Override
    int ask(ServiceClient service) throws CommandFailedException {
        JsonNode life = service.get("/api/cancellations/" + DecisionCommand.inPath(id), Map.of());
        if (wantsJson()) {
            print(life);
            return 0;
        }
        Cells fields = new Cells();
        FIELDS.stream()
                .filter(field -> !text(life, field).isEmpty())
                .forEach(field -> fields.add(field, text(life, field)));
        fields.lines(Integer.MAX_VALUE).forEach(out()::println);
        out().println();
        history(life.path("history"));
        return 0;
    }

    private void history(JsonNode history) {
        Cells rows = new Cells();
        for (JsonNode row : history) {
            String config = text(row, "configVersion");
            rows.add(
                    text(row, "at"),
                    text(row, "state"),
                    text(row, "event"),
                    text(row, "node"),
                    config.isEmpty() ? "" : "config " + config,
                    text(row, "message"));
        }
        if (!history.isEmpty()) {
            rows.lines(Cells.width()).forEach(out()::println);
        }
        for (JsonNode row : history) {
            boolean isRequest = row.path("version").asInt() == 0;
            if (!text(row, "content").isEmpty() && (content || !isRequest)) {
                out().println();
                String answered = text(row, "event").equals(CALLED) ? "called" : "answered";
                out().println(texts().say(isRequest ? "asked" : answered, text(row, "at"), text(row, "event")));
                out().println(asItCame(text(row, "content")));
            }
        }
    }

    /** The provider's answer without characters that would control the terminal. */
    static String asItCame(String answer) {
        return answer.replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\n\t]]", "\uFFFD");
    }
}
