package io.anula.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The cancellations, newest first. */
@Command(
        name = "list",
        description =
                "Lists cancellations, newest first, a page at a time. / Lista las anulaciones, las más nuevas primero.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class ListCommand extends ServiceCommand {
    @Option(
            names = {"-s", "--state"},
            defaultValue = "",
            paramLabel = "STATE",
            description = "READY, SENDING, IN_DOUBT, SENT, ACCEPTED, REJECTED or HELD.")
    private String state;

    @Option(
            names = {"-p", "--provider"},
            defaultValue = "",
            paramLabel = "NAME",
            description = "A provider, as the settings name it.")
    private String provider;

    @Option(
            names = {"-a", "--account"},
            defaultValue = "",
            paramLabel = "NAME",
            description = "An account of the settings.")
    private String account;

    @Option(
            names = {"-q", "--text"},
            defaultValue = "",
            paramLabel = "TEXT",
            description = "Within the id, the invoice or the credit note.")
    private String text;

    @Option(names = "--page", defaultValue = "0", paramLabel = "N", description = "From 0.")
    private int page;

    @Option(names = "--size", defaultValue = "50", paramLabel = "N", description = "How many a page has, at most 500.")
    private int size;

    @Override
    int ask(ServiceClient service) throws CommandFailedException {
        JsonNode answer = service.get(
                "/api/cancellations",
                Map.of(
                        "state", state,
                        "provider", provider,
                        "account", account,
                        "q", text,
                        "page", Integer.toString(page),
                        "size", Integer.toString(size)));
        if (wantsJson()) {
            print(answer);
            return 0;
        }
        if (answer.path("cancellations").isEmpty()) {
            err().println(texts().say("none"));
            return 0;
        }
        Cells cells = new Cells();
        cells.add(
                texts().say("id"),
                texts().say("state"),
                texts().say("account"),
                texts().say("invoice"),
                texts().say("credit-note"),
                texts().say("since"),
                texts().say("message"));
        for (JsonNode one : answer.path("cancellations")) {
            cells.add(
                    text(one, "id"),
                    text(one, "state"),
                    text(one, "provider") + '/' + text(one, "account"),
                    text(one, "invoice"),
                    text(one, "creditNote"),
                    seconds(text(one, "since")),
                    text(one, "message"));
        }
        cells.lines(Cells.width()).forEach(out()::println);
        if (answer.path("more").asBoolean()) {
            err().println(texts().say("more", Integer.toString(page + 1)));
        }
        return 0;
    }

    private static String seconds(String moment) {
        return moment.replaceFirst("\\.\\d+Z$", "Z");
    }
}
