package io.anula.cancellation;

import org.jspecify.annotations.Nullable;

/**
 * The document that cancels an invoice, as its provider names it.
 *
 * @param code what later calls name it by: the provider's own code of it
 * @param document the printed number, where the provider told it
 * @param cude the authority's own code of the note (Colombia), where the provider told it
 */
public record CreditNote(
        String code, @Nullable String document, @Nullable String cude) {
    public CreditNote {
        if (code.isBlank()) {
            throw new IllegalArgumentException("code: must not be blank");
        }
    }

    /** This note with what a later answer added; what is already known stays where the answer is silent. */
    public CreditNote with(@Nullable String newDocument, @Nullable String newCude) {
        return new CreditNote(code, newDocument == null ? document : newDocument, newCude == null ? cude : newCude);
    }
}
