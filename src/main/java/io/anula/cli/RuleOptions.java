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
     * The lines about one record of a dry run: what would happen to it, then the rules that have something to say, then
     * the others in a line for each result.
     *
     * @param place the file and line of the record
     */
    static List<String> lines(JsonNode record, String place, Texts texts) {
        List<String> lines = new ArrayList<>();
        boolean isRefused = ServiceCommand.text(record, "verdict").equals("INVALID");
        String message =
                record.has("rules") ? ServiceCommand.text(record, "key") : ServiceCommand.text(record, "message");
        lines.add("%s: %s %s".formatted(place, ServiceCommand.text(record, "verdict"), message));
        Map<String, List<String>> silent = new TreeMap<>();
        List<String> refusing = new ArrayList<>();
        for (JsonNode rule : record.path("rules")) {
            String code = ServiceCommand.text(rule, "rule");
            String result = ServiceCommand.text(rule, "result");
            boolean isOverruled = rule.path("overruled").asBoolean();
            if (rule.has("message")) {
                lines.add("  %-18s %-5s %s%s %s"
                        .formatted(
                                code,
                                ServiceCommand.text(rule, "level"),
                                result,
                                isOverruled ? " (overruled)" : "",
                                ServiceCommand.text(rule, "message"))
                        .stripTrailing());
            } else {
                silent.computeIfAbsent(result, key -> new ArrayList<>()).add(code);
            }
            if (rule.has("overruled") && !isOverruled) {
                refusing.add(code);
            }
        }
        silent.forEach((result, codes) -> lines.add("  %s: %s".formatted(result, String.join(", ", codes))));
        record.path("warnings").forEach(warning -> lines.add("  warning: " + warning.asText()));
        if (record.has("approval") && !isRefused) {
            lines.add("  HELD: " + ServiceCommand.text(record, "approval"));
        }
        if (!refusing.isEmpty()) {
            lines.add("  " + wayOut(refusing, texts));
        }
        return lines;
    }

    /** What to tell of a request that was refused: its fault, or the rules that refuse it and how to overrule them. */
    static String refusal(JsonNode invalid, Texts texts) {
        String message = ServiceCommand.text(invalid, "message");
        if (!invalid.path("blocked").asBoolean()) {
            return message;
        }
        List<String> codes = new ArrayList<>();
        invalid.path("rules").forEach(code -> codes.add(code.asText()));
        if (codes.isEmpty()) {
            codes.add(ServiceCommand.text(invalid, "rule"));
        }
        return "%s: %s. %s".formatted(String.join(", ", codes), message, wayOut(codes, texts));
    }

    private static String wayOut(List<String> codes, Texts texts) {
        return texts.say("overrule-how", String.join(",", codes));
    }
}
