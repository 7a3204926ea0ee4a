package io.anula.engine;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Pause.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells a request that is refused alone from an account whose requests are all refused, by those of the account that were
 * taken and refused beside it.
 *
 * <p>Its lane keeps two threads from it at once.
 */
final class Culprits {
    /** So often is a request refused before it alone is to blame. */
    static final int ENOUGH = 3;
    /** The same where no other request is there to compare with, but looks at the account are answered. */
    static final int ENOUGH_BESIDE_LOOKS = 5;

    private static final Duration RECENT = Duration.ofMinutes(5);
    /** More that are refused at the same time speak against the account. */
    private static final int FEW = 5;

    private static final int REMEMBERED = 10_000;

    private final Map<String, Refusals> refused = new LinkedHashMap<>();
    private Instant taken = Instant.MIN;
    private Instant lookAnswered = Instant.MIN;
    private Instant lookRefused = Instant.MIN;

    /**
     * What was refused of one request.
     *
     * @param called when its first refused call was claimed
     * @param first when that was refused
     */
    private record Refusals(Instant called, Instant first, Instant last, int count) {}

    /** A call for that one was taken, whatever came of it. */
    void taken(Cancellation claimed) {
        refused.remove(claimed.id());
        taken = later(taken, claimed.changedAt());
    }

    /** Whether any call for a note was taken in the last minutes. */
    boolean anyTakenLately(Instant now) {
        return taken.isAfter(now.minus(RECENT));
    }

    void lookAnswered(Instant now) {
        lookAnswered = later(lookAnswered, now);
    }

    void lookRefused(Instant now) {
        lookRefused = later(lookRefused, now);
    }

    /** Whether looks are answered, by the last one; null where none was made since that moment. */
    @Nullable
    Boolean looksAreAnswered(Instant since) {
        Instant last = later(lookAnswered, lookRefused);
        return last.isBefore(since) ? null : !lookRefused.isAfter(lookAnswered);
    }

    /** Forgets everything: the account is another one now. */
    void forget() {
        refused.clear();
        taken = Instant.MIN;
        lookAnswered = Instant.MIN;
        lookRefused = Instant.MIN;
    }

    /** A call for that one was refused once more. Returns whether the request alone is to blame; then it is forgotten. */
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

    /** A refused login concerns all: then only what was called afterwards and taken speaks for the others. */
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
