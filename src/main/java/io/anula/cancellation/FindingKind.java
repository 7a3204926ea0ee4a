package io.anula.cancellation;

import java.util.Arrays;
import java.util.Locale;

/** What reconciliation finds about a credit note. The codes are stored and shown, so they do not change. */
public enum FindingKind {
    /** The authority's answer about an accepted note is no longer "accepted". */
    END_CHANGED,
    /** The provider knows the note under another code, as the note of another invoice, or we know of no note at all. */
    NOTE_DIFFERS,
    /** One invoice has two credit notes. */
    MORE_THAN_ONE_NOTE,
    /** The provider lists a note that no request of ours asked for. */
    NOTE_WITHOUT_REQUEST,
    /** The provider does not know a note of ours, or does not list it. */
    NOT_FOUND;

    /** The stored name: lower case with dashes. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind with this stored name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static FindingKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(code + " is no kind of finding"));
    }
}
