package io.anula.crash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.crash.Answers.Answer;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The answers held against what the providers know. */
final class Verdict {
    private final List<Ask> asks;
    private final Answers answers;
    private final Adversity providers;

    Verdict(List<Ask> asks, Answers answers, Adversity providers) {
        this.asks = asks;
        this.answers = answers;
        this.providers = providers;
    }

    /** Requests that have not exactly one answer, or one that settles nothing. */
    List<String> lost() {
        return asks.stream()
                .filter(ask -> !answers.isSettled(ask))
                .map(this::told)
                .toList();
    }

    List<String> heldWithoutReason() {
        return asks.stream()
                .filter(ask -> answers.to(ask).stream()
                        .anyMatch(answer -> answer.isHeld() && answer.message().isBlank()))
                .map(this::told)
                .toList();
    }

    /** Accepted without a note, refused with one that the answer hides, taken although it is invalid, or the reverse. */
    List<String> untrue() {
        return asks.stream()
                .filter(ask -> answers.to(ask).stream().anyMatch(answer -> !isTrue(ask, answer)))
                .map(this::told)
                .toList();
    }

    private boolean isTrue(Ask ask, Answer answer) {
        int notes = providers.notes(ask);
        boolean named = !answer.creditNote().isEmpty();
        return switch (answer.state()) {
            case "ACCEPTED" -> notes == 1 && named;
            case "REJECTED" -> ask.isValid() && (notes == 0 || named);
            case "INVALID" -> !ask.isValid() && notes == 0;
            default -> ask.isValid();
        };
    }

    long held() {
        return held(ask -> true).count();
    }

    long heldOfLaFactura() {
        return held(ask -> !ask.isCalipso()).count();
    }

    long heldOfCalipso() {
        return held(Ask::isCalipso).count();
    }

    private Stream<Ask> held(Predicate<Ask> which) {
        return asks.stream().filter(which).filter(ask -> answers.to(ask).stream()
                .anyMatch(Answer::isHeld));
    }

    /** With a look-up that tells the truth and is believed, hardly anything needs a person. */
    void assertHeldAtMost(double share) {
        long laFactura = asks.stream().filter(ask -> !ask.isCalipso()).count();
        assertTrue(heldOfLaFactura() <= share * laFactura, () -> "%d of %d are held"
                .formatted(heldOfLaFactura(), laFactura));
    }

    private String told(Ask ask) {
        return "%s: %s, notes %d".formatted(ask.key(), answers.to(ask), providers.notes(ask));
    }
}
