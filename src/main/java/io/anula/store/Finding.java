package io.anula.store;

import io.anula.cancellation.FindingKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that reconciliation found.
 *
 * @param id made of what was found: the same fact has the same id whenever it is found
 * @param provider the provider's name
 * @param account the account's name; empty if it is not known
 * @param invoice empty if it is not known
 * @param note the code of the note that it is about; empty if there is none
 * @param cancellation the id of our cancellation; null if there is none
 * @param detail for people: what differs
 * @param source {@code verify}, {@code store}, or the name of a list
 * @param goneAt since when it no longer holds; null as long as it does
 * @param seenAt when a person acknowledged it; null as long as nobody has
 * @param seenBy who did
 * @param seenReason what that person said
 */
public record Finding(
        String id,
        FindingKind kind,
        String provider,
        String account,
        String invoice,
        String note,
        @Nullable String cancellation,
        String detail,
        String source,
        Instant foundAt,
        @Nullable Instant goneAt,
        @Nullable Instant seenAt,
        @Nullable String seenBy,
        @Nullable String seenReason) {
    /** The source of what the provider itself answered. */
    public static final String VERIFY = "verify";

    /** The source of what our own store shows. */
    public static final String STORE = "store";

    /** Whether it holds and no person has seen it: then there is an alarm. */
    public boolean isOpen() {
        return goneAt == null && seenAt == null;
    }

    /** The stored name of its kind. */
    public String code() {
        return kind.code();
    }
}
