package io.anula.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The options of a command that hands in requests: a dry run, and rules that a person overrules. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class RuleOptions {
    @Option(
            names = "--dry-run",
            description =
                    "Says what each rule thinks of each record; nothing is stored or sent. / Muestra qué opina cada regla; no guarda ni envía nada.")
    private boolean dryRun;

    @Option(
            names = "--overrule",
            split = ",",
            paramLabel = "CODE",
            description =
                    "A rule that does not count for these requests; with --reason. / Regla que no cuenta para estos pedidos; con --reason.")
    private List<String> overruled = new ArrayList<>();

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why a rule is overruled.")
    private String reason;

    @Option(names = "--by", paramLabel = "NAME", defaultValue = "${sys:user.name}", description = "Who overrules it.")
    private String who;

    boolean isDryRun() {
        return dryRun;
    }

    /** The parameters of the address for the service. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        if (dryRun) {
            parameters.put("dry-run", "true");
        }
        if (!overruled.isEmpty()) {
            parameters.put("overrule", String.join(",", overruled));
            parameters.put("reason", reason);
            parameters.put("by", who);
        }
        return parameters;
    }

    /**
     * The lines about one record of a dry run.
     *
     * @param place the file and line of the record
     */
    static List<String> lines(JsonNode record, String place) {
        List<String> lines = new ArrayList<>();
        String message =
                record.has("rules") ? ServiceCommand.text(record, "key") : ServiceCommand.text(record, "message");
        lines.add("%s: %s %s".formatted(place, ServiceCommand.text(record, "verdict"), message));
        for (JsonNode rule : record.path("rules")) {
            String overruled = rule.path("overruled").asBoolean() ? " (overruled)" : "";
            lines.add("  %-18s %-5s %s%s %s"
                    .formatted(
                            ServiceCommand.text(rule, "rule"),
                            ServiceCommand.text(rule, "level"),
                            ServiceCommand.text(rule, "result"),
                            overruled,
                            ServiceCommand.text(rule, "message"))
                    .stripTrailing());
        }
        record.path("warnings").forEach(warning -> lines.add("  warning: " + warning.asText()));
        if (record.has("approval")) {
            lines.add("  HELD: " + ServiceCommand.text(record, "approval"));
        }
        return lines;
    }
}
