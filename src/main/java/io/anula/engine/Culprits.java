package io.anula.engine;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Pause.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells a request that is refused alone from an account whose requests are all refused. It compares with the other
 * requests of the account that were accepted or refused at the same time.
 *
 * <p>Not thread-safe: the account's throttle synchronizes.
 */
final class Culprits {
    /** After this many refusals the request alone may be the cause. */
    static final int ENOUGH = 3;
    /** The same if there is no other request to compare with, but polls or probes of the account are answered. */
    static final int ENOUGH_BESIDE_LOOKS = 5;

    private static final Duration RECENT = Duration.ofMinutes(5);
    /** If more requests than this are refused at the same time, the account is the cause. */
    private static final int FEW = 5;

    private static final int REMEMBERED = 10_000;

    private final Map<String, Refusals> refused = new LinkedHashMap<>();
    private Instant taken = Instant.MIN;
    private Instant lookAnswered = Instant.MIN;
    private Instant lookRefused = Instant.MIN;

    /**
     * The refusals of one request.
     *
     * @param called when its first refused call was claimed
     * @param first when the first refusal came
     */
    private record Refusals(Instant called, Instant first, Instant last, int count) {}

    /** The provider accepted a call for this cancellation, with any result. */
    void taken(Cancellation claimed) {
        refused.remove(claimed.id());
        taken = later(taken, claimed.changedAt());
    }

    /** Whether a call for a note was accepted in the last minutes. */
    boolean anyTakenLately(Instant now) {
        return taken.isAfter(now.minus(RECENT));
    }

    void lookAnswered(Instant now) {
        lookAnswered = later(lookAnswered, now);
    }

    void lookRefused(Instant now) {
        lookRefused = later(lookRefused, now);
    }

    /** Whether the last poll or probe was answered; null if there was none since this time. */
    @Nullable
    Boolean looksAreAnswered(Instant since) {
        Instant last = later(lookAnswered, lookRefused);
        return last.isBefore(since) ? null : !lookRefused.isAfter(lookAnswered);
    }

    /** Forgets everything: the account has changed. */
    void forget() {
        refused.clear();
        taken = Instant.MIN;
        lookAnswered = Instant.MIN;
        lookRefused = Instant.MIN;
    }

    /**
     * A call for this cancellation was refused again. Returns whether the request alone is the cause; then its refusals
     * are forgotten.
     */
    boolean refused(Cancellation claimed, Cause cause, Instant now) {
        Refusals before = refused.get(claimed.id());
        Refusals its = before == null
                ? new Refusals(claimed.changedAt(), now, now, 1)
                : new Refusals(before.called(), before.first(), now, before.count() + 1);
        refused.put(claimed.id(), its);
        if (refused.size() > REMEMBERED) {
            refused.remove(refused.keySet().iterator().next());
        }
        boolean alone = isAlone(claimed.id(), its, cause);
        if (alone) {
            refused.remove(claimed.id());
        }
        return alone;
    }

    private boolean isAlone(String id, Refusals its, Cause cause) {
        if (lookRefused.isAfter(its.first()) && lookRefused.isAfter(lookAnswered)) {
            return false;
        }
        if (its.count() >= ENOUGH && othersAreTaken(id, its, cause)) {
            return true;
        }
        return its.count() >= ENOUGH_BESIDE_LOOKS
                && lookAnswered.isAfter(its.first())
                && othersRefused(id, its.first()) == 0;
    }

    /**
     * A refused login concerns the whole account: then only calls that were made and accepted afterwards count as
     * accepted.
     */
    private boolean othersAreTaken(String id, Refusals its, Cause cause) {
        if (taken.isAfter(its.first())) {
            return true;
        }
        long others = othersRefused(id, its.first());
        boolean beside = cause != Cause.SETTINGS && !taken.isBefore(its.called()) && others <= FEW;
        return beside || (taken.isAfter(its.first().minus(RECENT)) && others == 0);
    }

    private long othersRefused(String id, Instant since) {
        return refused.entrySet().stream()
                .filter(other ->
                        !other.getKey().equals(id) && other.getValue().last().isAfter(since))
                .count();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
