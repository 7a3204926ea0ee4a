package io.anula.cancellation;

import org.jspecify.annotations.Nullable;

/**
 * The document that cancels an invoice, with the provider's names.
 *
 * @param code the provider's own code, which later calls use
 * @param document the printed number, if the provider gave it
 * @param cude the authority's code of the note (Colombia), if the provider gave it
 */
public record CreditNote(
        String code, @Nullable String document, @Nullable String cude) {
    public CreditNote {
        if (code.isBlank()) {
            throw new IllegalArgumentException("code: must not be blank");
        }
    }

    /** This note with the fields of a later answer; a field that the answer omits keeps its value. */
    public CreditNote with(@Nullable String newDocument, @Nullable String newCude) {
        return new CreditNote(code, newDocument == null ? document : newDocument, newCude == null ? cude : newCude);
    }
}
