package io.anula.web.api;

import io.anula.intake.Overrule;
import io.anula.provider.Adapters;
import io.anula.provider.rules.Rule;
import io.anula.web.WebProblem;
import io.anula.web.WebRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads from the parameters of a request which rules a person overrules: {@code overrule}, {@code reason}, {@code by}. */
final class OverruleQuery {
    private static final int LONGEST_REASON = 500;

    private final Set<String> known;
    private final People people;

    OverruleQuery(Adapters adapters, People people) {
        this.people = people;
        this.known = adapters.all().stream()
                .flatMap(adapter -> adapter.rules().stream())
                .map(Rule::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The rules that are overruled; none if the request names none. */
    Overrule in(WebRequest request) throws WebProblem {
        Set<String> rules = Arrays.stream(request.query("overrule").orElse("").split(",", -1))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
        if (rules.isEmpty()) {
            return Overrule.NONE;
        }
        for (String rule : rules) {
            if (!known.contains(rule)) {
                throw new WebProblem(
                        422,
                        "unknown-rule",
                        "overrule = %s: one of %s was expected / se esperaba una de estas reglas"
                                .formatted(rule, String.join(", ", known)));
            }
        }
        String reason = request.query("reason").orElse("").strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new WebProblem(
                    422,
                    "reason-wanted",
                    "A reason of 1 to %d characters is needed to overrule a rule / Para pasar por alto una regla se necesita un motivo"
                            .formatted(LONGEST_REASON));
        }
        String said = request.query("by").orElse("").strip();
        return new Overrule(rules, people.nameOf(request, said.isEmpty() ? "api" : said), reason);
    }
}
