package io.anula.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A decision on held cancellations: those with these ids, or those that match a filter, after a preview and a question. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
abstract class HeldDecisionCommand extends DecisionCommand {
    private static final String ADDRESS = "/api/cancellations/decisions";

    @Option(
            names = "--all",
            description = "All that are held, besides the filter. / Todas las retenidas, según el filtro.")
    private boolean all;

    @Option(
            names = "--cause",
            defaultValue = "",
            paramLabel = "CAUSE",
            description =
                    "Those held for this cause: refused, uncertain, interrupted, restored, not-the-note, doubled, approval, by-person, reopened, other. / Las retenidas por esta causa.")
    private String cause;

    @Option(
            names = {"-p", "--provider"},
            defaultValue = "",
            paramLabel = "NAME",
            description = "Those held of this provider. / Las retenidas de este proveedor.")
    private String provider;

    @Option(
            names = {"-a", "--account"},
            defaultValue = "",
            paramLabel = "NAME",
            description = "Those held of this account. / Las retenidas de esta cuenta.")
    private String account;

    @Option(
            names = "--selection",
            paramLabel = "FILE",
            description =
                    "What --dry-run --json printed: decides on exactly these, in the versions that you saw, without a question. / Lo que mostró --dry-run --json: decide solo sobre esas, en las versiones que usted vio, sin preguntar.")
    private @Nullable Path selection;

    @Option(
            names = "--dry-run",
            description = "Says what would become of each; decides nothing. / Indica qué pasaría; no decide nada.")
    private boolean dryRun;

    @Override
    boolean isOnlyTried() {
        return dryRun;
    }

    @Override
    OptionalInt askMany(ServiceClient service, List<String> given, Map<String, Object> said)
            throws CommandFailedException {
        Map<String, String> filter = filter();
        boolean filtered = all || !filter.isEmpty();
        if ((filtered ? 1 : 0) + (selection == null ? 0 : 1) + (given.isEmpty() ? 0 : 1) > 1) {
            throw new CommandFailedException(texts().say("one-choice"));
        }
        if (!filtered && selection == null && !(dryRun && !given.isEmpty())) {
            return OptionalInt.empty();
        }
        said.put("decision", verb());
        if (said.remove("creditNote") instanceof String note) {
            if (filtered || given.size() > 1 || selection != null) {
                throw new CommandFailedException(texts().say("one-note"));
            }
            said.put("items", List.of(Map.of("id", given.get(0), "creditNote", note)));
        } else if (selection != null) {
            said.put("items", chosen(read(selection)));
        } else if (filtered) {
            said.put("filter", filter);
        } else {
            said.put("items", given.stream().map(id -> Map.of("id", id)).toList());
        }
        if (dryRun) {
            return OptionalInt.of(preview(service, said));
        }
        return OptionalInt.of(filtered && !wantsJson() ? afterQuestion(service, said) : decide(service, said));
    }

    private Map<String, String> filter() {
        Map<String, String> filter = new LinkedHashMap<>();
        filter.put("cause", cause);
        filter.put("provider", provider);
        filter.put("account", account);
        filter.values().removeIf(String::isEmpty);
        return filter;
    }

    private int preview(ServiceClient service, Map<String, Object> said) throws CommandFailedException {
        JsonNode preview = tried(service, said);
        if (wantsJson()) {
            print(preview);
        } else {
            preview.path("results").forEach(this::tell);
            summarize(preview, out());
        }
        return 0;
    }

    private static JsonNode tried(ServiceClient service, Map<String, Object> said) throws CommandFailedException {
        Map<String, Object> asked = new LinkedHashMap<>(said);
        asked.put("dryRun", true);
        return service.post(ADDRESS, asked);
    }

    /** The person's answer counts for the versions that the preview counted, and for no other cancellation. */
    private int afterQuestion(ServiceClient service, Map<String, Object> said) throws CommandFailedException {
        JsonNode preview = tried(service, said);
        summarize(preview, err());
        List<Map<String, Object>> chosen = chosen(preview);
        if (chosen.isEmpty()) {
            throw new CommandFailedException(texts().say("none"));
        }
        BufferedReader answers = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        err().print(texts().say("ask.many." + verb(), Integer.toString(chosen.size())) + ' ');
        err().flush();
        if (!Question.isYes(answers)) {
            throw new CommandFailedException(texts().say("not-said-many"));
        }
        said.remove("filter");
        said.put("items", chosen);
        int exit = decide(service, said);
        int left = preview.path("left").asInt();
        if (left > 0) {
            err().println(texts().say("left", Integer.toString(left)));
        }
        return exit;
    }

    private int decide(ServiceClient service, Map<String, Object> said) throws CommandFailedException {
        JsonNode answer = service.post(ADDRESS, said);
        if (wantsJson()) {
            print(answer);
        } else {
            answer.path("results").forEach(this::tell);
            err().println(texts().say(
                            "decided",
                            Integer.toString(answer.path("done").asInt()),
                            Integer.toString(answer.path("notDone").asInt())));
        }
        return answer.path("notDone").asInt() == 0 ? 0 : FAILED;
    }

    private void tell(JsonNode result) {
        if (text(result, "outcome").equals("done")) {
            out().println("%s %s".formatted(text(result, "id"), text(result, "state")));
            return;
        }
        JsonNode first = result.path("first");
        String who = text(first, "actor").isEmpty()
                ? text(result, "message")
                : texts().say("was-first", text(first, "actor"), text(first, "at"), text(first, "event"));
        err().println("%s: %s".formatted(text(result, "id"), who));
    }

    private void summarize(JsonNode preview, PrintWriter to) {
        Cells cells = new Cells();
        cells.add(texts().say("cause"), texts().say("count"));
        preview.path("causes")
                .properties()
                .forEach(one -> cells.add(one.getKey(), one.getValue().asText()));
        cells.lines(Cells.width()).forEach(to::println);
        preview.path("states")
                .properties()
                .forEach(one ->
                        to.println(texts().say("would-become", one.getValue().asText(), one.getKey())));
        if (preview.path("notDone").asInt() > 0) {
            to.println(texts().say("cannot", preview.path("notDone").asText()));
        }
        if (preview.path("outOfDoubt").asInt() > 0) {
            to.println(texts().say("out-of-doubt", preview.path("outOfDoubt").asText()));
        }
    }

    /** What can be decided, in the versions that were shown. */
    private static List<Map<String, Object>> chosen(JsonNode preview) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (JsonNode result : preview.path("results")) {
            if (text(result, "outcome").equals("done")) {
                items.add(Map.of(
                        "id",
                        text(result, "id"),
                        "version",
                        result.path("version").asInt()));
            }
        }
        return items;
    }

    private JsonNode read(Path file) throws CommandFailedException {
        try {
            return Json.object(Files.readString(file, StandardCharsets.UTF_8))
                    .filter(answer -> answer.path("dryRun").asBoolean()
                            && text(answer, "decision").equals(verb()))
                    .map(JsonNode.class::cast)
                    .orElseThrow(
                            () -> new CommandFailedException(texts().say("no-selection", file.toString(), verb())));
        } catch (IOException failure) {
            throw new CommandFailedException(texts().say("no-selection", file.toString(), verb()));
        }
    }
}
