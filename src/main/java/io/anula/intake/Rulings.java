package io.anula.intake;

import io.anula.intake.rules.Authorisation;
import io.anula.intake.rules.CancellationRequest;
import io.anula.intake.rules.Problem;
import io.anula.intake.rules.RuleFinding;
import io.anula.intake.rules.RuleLevel;
import io.anula.io.Json;
import io.anula.store.MarkRule;
import io.anula.store.RequestProblem;
import io.anula.store.Ruling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes of what the rules think of a request what happens to it. */
public final class Rulings {
    private Rulings() {}

    /** The rules that refuse the request although a person overrules some. */
    public static List<RuleFinding> refusing(CancellationRequest request, Overrule overrule) {
        return request.findings().stream()
                .filter(RuleFinding::blocks)
                .filter(each -> !overrule.rules().contains(each.rule()))
                .toList();
    }

    static Ruling of(CancellationRequest request, Overrule overrule) {
        List<RuleFinding> refusing = refusing(request, overrule);
        if (!refusing.isEmpty()) {
            return new Ruling(Ruling.refusal(problem(refusing)), null, null, null, null, null);
        }
        List<RuleFinding> overruled = request.findings().stream()
                .filter(each -> each.blocks() || isOverruledLater(each, overrule))
                .toList();
        List<RuleFinding> warnings =
                request.findings().stream().filter(RuleFinding::warns).toList();
        List<String> lines = lines(request, warnings, overruled, overrule);
        Map<String, Object> remarks = remarks(request, warnings, overruled, overrule);
        return new Ruling(
                null,
                remarks.isEmpty() ? null : Json.text(remarks),
                lines.isEmpty() ? null : String.join("; ", lines),
                request.approval(),
                overruled.isEmpty() ? null : overrule.who(),
                marks(request, overrule));
    }

    /** Whether a person overrules a rule that is not judged yet. */
    private static boolean isOverruledLater(RuleFinding finding, Overrule overrule) {
        return finding.result() == RuleFinding.Result.LATER
                && finding.level() == RuleLevel.BLOCK
                && overrule.rules().contains(finding.rule());
    }

    /** The rule about the authorisation, if the request has one and the rule is not off. */
    private static @Nullable MarkRule marks(CancellationRequest request, Overrule overrule) {
        Authorisation authorisation = request.authorisation();
        if (authorisation == null) {
            return null;
        }
        return request.findings().stream()
                .filter(each -> each.rule().equals(authorisation.rule()) && each.level() != RuleLevel.OFF)
                .findFirst()
                .map(each -> new MarkRule(
                        each.rule(),
                        authorisation.marks(),
                        each.level() == RuleLevel.BLOCK,
                        overrule.rules().contains(each.rule()) ? overrule.who() : null,
                        overrule.reason()))
                .orElse(null);
    }

    /** The problem of the first rule, with the messages of all. */
    private static Map<String, @Nullable Object> problem(List<RuleFinding> refusing) {
        Problem first = refusing.get(0).demandProblem();
        Map<String, @Nullable Object> fields = RequestProblem.fields(
                first.field(),
                first.value(),
                first.rule(),
                refusing.stream().map(Rulings::message).collect(Collectors.joining("; ")));
        if (refusing.size() > 1) {
            fields.put("rules", refusing.stream().map(RuleFinding::rule).toList());
        }
        return fields;
    }

    private static Map<String, Object> remarks(
            CancellationRequest request, List<RuleFinding> warnings, List<RuleFinding> overruled, Overrule overrule) {
        Map<String, Object> remarks = new LinkedHashMap<>();
        if (request.approval() != null) {
            remarks.put("approval", request.approval());
        }
        List<Map<String, String>> all = new ArrayList<>(named(warnings));
        request.warnings().forEach(warning -> all.add(Map.of("message", warning)));
        if (!all.isEmpty()) {
            remarks.put("warnings", all);
        }
        if (!overruled.isEmpty()) {
            remarks.put("overruled", named(overruled));
            remarks.put("overruledBy", overrule.who());
            remarks.put("overruleReason", overrule.reason());
        }
        return remarks;
    }

    private static List<Map<String, String>> named(List<RuleFinding> findings) {
        return findings.stream()
                .<Map<String, String>>map(each -> {
                    Map<String, String> fields = new LinkedHashMap<>();
                    fields.put("rule", each.rule());
                    fields.put("message", message(each));
                    return fields;
                })
                .toList();
    }

    private static List<String> lines(
            CancellationRequest request, List<RuleFinding> warnings, List<RuleFinding> overruled, Overrule overrule) {
        return Stream.of(
                        overruled.stream().map(each -> "%s overruled by %s, %s (%s)"
                                .formatted(each.rule(), overrule.who(), overrule.reason(), message(each))),
                        warnings.stream().map(each -> "%s: %s".formatted(each.rule(), message(each))),
                        request.warnings().stream())
                .flatMap(each -> each)
                .toList();
    }

    private static String message(RuleFinding finding) {
        return finding.demandProblem().message();
    }
}
