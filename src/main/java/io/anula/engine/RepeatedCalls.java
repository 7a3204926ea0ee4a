package io.anula.engine;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.EventName;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.config.settings.ProviderAccount;
import io.anula.store.Cancellations;
import io.anula.store.HistoryRow;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * When a call in doubt may be made again without proof that there is no note: only while the operator's settings say
 * that the provider answers a repeated call with the first note, and only if the provider knows the call.
 *
 * <ol>
 *   <li>The claim of every call for a note keeps where it goes, and the field by which a repeated one is known.
 *   <li>A look-up that proves nothing allows one more call if all calls before went to the same place with that field.
 *   <li>The settings may change before that call leaves, so its claim checks both again; if they do not hold any more,
 *       the cancellation is in doubt again.
 * </ol>
 */
final class RepeatedCalls {
    private static final String CLAIMED = EventName.of(Outcome.Claimed.class);
    private static final String NOT_SENT = EventName.of(Outcome.NotSent.class);
    private static final String RESTORED = EventName.of(Outcome.Restored.class);
    private static final String REPEATABLE = EventName.of(Outcome.Repeatable.class);
    /** Events after which a call needs no setting: a proof, or a person's word. */
    private static final Set<String> PROVED =
            Set.of(EventName.of(Outcome.Absent.class), EventName.of(Outcome.Retry.class));

    private final Cancellations cancellations;

    RepeatedCalls(Cancellations cancellations) {
        this.cancellations = cancellations;
    }

    /** The claim of a cancellation that is ready, or the doubt if its call must not be made again. */
    Outcome claim(Cancellation ready, ProviderAccount account, Instant leaseUntil) {
        if (ready.attempts() > 0 && isByTheSettings(history(ready)) && !areKnown(ready, account)) {
            return new Outcome.Doubted("its call was to be repeated, and the settings do not allow that any more");
        }
        String mark = account.callMark();
        return new Outcome.Claimed(leaseUntil, mark.isEmpty() ? null : mark);
    }

    private static boolean isByTheSettings(List<HistoryRow> rows) {
        boolean bySettings = false;
        for (HistoryRow row : rows) {
            bySettings = row.event().equals(REPEATABLE) || (bySettings && !PROVED.contains(row.event()));
        }
        return bySettings;
    }

    /**
     * Whether the provider knows every call for this note that may have left, and answers a repeated one with the first
     * note. After a restore there may have been calls that the store does not know.
     */
    boolean areKnown(Cancellation cancellation, ProviderAccount account) {
        String mark = account.callMark();
        List<HistoryRow> rows = history(cancellation);
        boolean known = false;
        for (int i = 0; i < rows.size(); i++) {
            HistoryRow row = rows.get(i);
            boolean left = i + 1 == rows.size() || !rows.get(i + 1).event().equals(NOT_SENT);
            boolean call = row.event().equals(CLAIMED) && row.state() == State.SENDING && left;
            if (row.event().equals(RESTORED) || (call && !mark.equals(row.content()))) {
                return false;
            }
            known |= call;
        }
        return known && account.repeats();
    }

    private List<HistoryRow> history(Cancellation cancellation) {
        String id = cancellation.id();
        return cancellations.histories().of(List.of(id)).getOrDefault(id, List.of());
    }
}
