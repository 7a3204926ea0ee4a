package io.anula.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.cancellation.Cancellation;
import io.anula.io.Json;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges the new requests of one batch by the authorisations that other cancellations have. */
final class MarkJudge {
    private final AuthorisationMarks stored;
    private final Map<String, @Nullable Cancellation> holders;
    private final Map<String, String> added = new LinkedHashMap<>();
    private final Map<String, String> passed = new LinkedHashMap<>();

    MarkJudge(Sql sql, Collection<Candidate> batch) {
        stored = new AuthorisationMarks(sql);
        holders = new HashMap<>(stored.find(batch.stream()
                .map(each -> each.ruling().marks())
                .filter(Objects::nonNull)
                .flatMap(rule -> rule.marks().stream())
                .collect(Collectors.toSet())));
    }

    /** What the rules say of the request now that the authorisations of others are known. */
    Ruling judge(Ruling ruling) {
        MarkRule rule = ruling.marks();
        if (rule == null || ruling.refusal() != null) {
            return ruling;
        }
        for (String mark : rule.marks()) {
            Cancellation holder = holders.get(mark);
            if (holder != null && holder.state().keepsKey()) {
                return broken(ruling, rule, mark, holder);
            }
        }
        return ruling;
    }

    /** The new cancellation has these marks, as far as no other one that lives has them. */
    void keep(@Nullable MarkRule rule, Cancellation begun) {
        if (rule == null) {
            return;
        }
        for (String mark : rule.marks()) {
            Cancellation holder = holders.get(mark);
            if (!holders.containsKey(mark)) {
                added.put(mark, begun.id());
                holders.put(mark, begun);
            } else if (holder == null || !holder.state().keepsKey()) {
                passed.put(mark, begun.id());
                holders.put(mark, begun);
            }
        }
    }

    /** Writes the marks of the new cancellations. */
    void write() {
        stored.insert(added);
        stored.pass(passed);
    }

    private static Ruling broken(Ruling ruling, MarkRule rule, String mark, Cancellation holder) {
        String shown = mark.substring(mark.lastIndexOf('/') + 1);
        String message =
                ("the authorisation %1$s is that of order %2$s (%3$s, %4$s) already: it belongs to one order / la autorización "
                                + "%1$s ya es de la orden %2$s (%3$s, %4$s): pertenece a una sola orden")
                        .formatted(shown, holder.key().invoice(), holder.id(), holder.state());
        if (rule.blocks() && rule.overruledBy() == null) {
            return ruling.refused(RequestProblem.fields(null, shown, rule.rule(), message));
        }
        ObjectNode remarks =
                ruling.remarks() == null ? Json.mapper().createObjectNode() : (ObjectNode) Json.own(ruling.remarks());
        String list = rule.blocks() ? "overruled" : "warnings";
        remarks.withArray(list).addObject().put("rule", rule.rule()).put("message", message);
        String line = "%s: %s".formatted(rule.rule(), message);
        if (rule.blocks()) {
            remarks.put("overruledBy", rule.overruledBy());
            remarks.put("overruleReason", rule.reason());
            line = "%s overruled by %s, %s (%s)".formatted(rule.rule(), rule.overruledBy(), rule.reason(), message);
        }
        return new Ruling(
                null,
                Json.text(remarks),
                ruling.message() == null ? line : ruling.message() + "; " + line,
                ruling.approval(),
                rule.blocks() ? rule.overruledBy() : ruling.who(),
                rule);
    }
}
