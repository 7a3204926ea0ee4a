package io.anula.provider.trial;

import io.anula.cancellation.CreditNote;
import io.anula.provider.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is judged otherwise than it was.
 *
 * @param id the cancellation's
 * @param at when the answer was recorded
 * @param operation the call that it answered
 * @param then the meaning that was recorded
 * @param thenNote the credit note that was recorded; null if it is not known
 * @param now the meaning by the settings that are tried
 * @param nowNote the credit note by these settings
 */
public record Difference(
        String id,
        String invoice,
        String account,
        String at,
        String operation,
        String then,
        @Nullable CreditNote thenNote,
        String now,
        @Nullable CreditNote nowNote,
        List<Reason> reasons) {}
