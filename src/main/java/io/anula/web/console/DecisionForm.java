package io.anula.web.console;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.IllegalTransitionException;
import io.anula.engine.operator.DecisionRefusedException;
import io.anula.engine.operator.DecisionRefusedException.Kind;
import io.anula.engine.operator.OperatorActions;
import io.anula.engine.operator.OperatorDecision;
import io.anula.engine.operator.OperatorDecision.Verb;
import io.anula.web.WebProblem;
import io.anula.web.WebRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Applies the decision in a form. */
final class DecisionForm {
    /** The field that names the decision in the form for held cancellations. */
    private static final String FORM = "decide";

    private static final String LOOK_NOW = "look now";

    private final OperatorActions operatorActions;

    private final RecentReasons reasons;

    /** @param reasons remembers the reasons of decisions */
    DecisionForm(OperatorActions operatorActions, RecentReasons reasons) {
        this.operatorActions = operatorActions;
        this.reasons = reasons;
    }

    /**
     * Applies the decision.
     *
     * @throws WebProblem with 422 when the form lacks something, with 409 when the decision is not possible now or the
     * cancellation has changed since the page was made, with 428 when the form does not name the version of the page
     */
    void take(PageRequest visit, String id, String verb) throws WebProblem {
        OperatorDecision decided = decided(visit, verb);
        try {
            if (operatorActions.decide(id, decided).isEmpty()) {
                throw Problems.unknown();
            }
            if (decided.verb() != Verb.CHECK) {
                reasons.add(decided.reason());
            }
        } catch (DecisionRefusedException refused) {
            int status = refused.kind() == Kind.VERSION_WANTED ? 428 : 409;
            throw new WebProblem(status, refused.kind().text(), String.valueOf(refused.getMessage()));
        } catch (IllegalTransitionException impossible) {
            throw new WebProblem(409, "not-possible-now", String.valueOf(impossible.getMessage()));
        }
    }

    /** The possible decisions on this cancellation. */
    AllowedActions ways(Cancellation life) {
        return AllowedActions.of(life, operatorActions::canBeReleased);
    }

    private static OperatorDecision decided(PageRequest visit, String address) throws WebProblem {
        WebRequest request = visit.request();
        Way way = way(request, address);
        String who = Actor.of(visit);
        String reason = request.form("reason").orElse("").strip().replace("\r\n", "\n");
        if (reason.isEmpty() && way == Way.CHECK) {
            reason = LOOK_NOW;
        }
        try {
            return new OperatorDecision(way.verb, who, reason, note(request, way), version(request));
        } catch (IllegalArgumentException wrong) {
            throw Problems.wrong(String.valueOf(wrong.getMessage()));
        }
    }

    /** The version of the page with the form. */
    static @Nullable Integer version(WebRequest request) throws WebProblem {
        String given = request.form("version").orElse("");
        if (!given.matches("\\d{0,9}")) {
            throw Problems.wrong("version: a number was expected / se esperaba un número");
        }
        return given.isEmpty() ? null : Integer.valueOf(given);
    }

    private static @Nullable String note(WebRequest request, Way way) throws WebProblem {
        if (way != Way.NOTE) {
            return null;
        }
        return request.form("creditNote")
                .map(String::strip)
                .orElseThrow(() -> Problems.wrong(
                        "creditNote: say the code of the note that exists / indique el código de la nota que existe"));
    }

    /** The decision in the address, or in the field of the form. */
    static Way way(WebRequest request, String address) throws WebProblem {
        String name = address.equals(FORM) ? request.form("way").orElse("") : address;
        for (Way way : Way.values()) {
            if (way.text().equals(name)) {
                return way;
            }
        }
        throw address.equals(FORM)
                ? Problems.wrong("way: choose one of the ways / elija una de las salidas")
                : Problems.unknown();
    }

    /** The decisions on the page. */
    enum Way {
        HOLD(Verb.HOLD),
        CHECK(Verb.CHECK),
        RELEASE(Verb.RELEASE),
        RETRY(Verb.RETRY),
        REOPEN(Verb.REOPEN),
        /** Resolved: this note exists. */
        NOTE(Verb.RESOLVE),
        /** Resolved: the invoice stays valid. */
        NONE(Verb.RESOLVE);

        private final Verb verb;

        Way(Verb verb) {
            this.verb = verb;
        }

        Verb verb() {
            return verb;
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
