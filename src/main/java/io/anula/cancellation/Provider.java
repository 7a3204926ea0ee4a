package io.anula.cancellation;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who makes the credit note, with the properties that decide the steps of a cancellation. There is one object for each
 * provider.
 */
public final class Provider implements Comparable<Provider> {
    /** The scope within which an invoice code is unique. */
    public enum CodesAreOf {
        /** Each account has its own codes: the same code in another account is another invoice. */
        ACCOUNT,
        /** A code names one invoice in the provider's whole system, whatever account a request names. */
        PROVIDER
    }

    /** Who decides that a credit note is valid. */
    public enum Decision {
        /** The provider's answer to the call for the note ends the cancellation. */
        ANSWERED,
        /** The tax authority decides later; its decision is polled. */
        POLLED
    }

    private final String text;
    private final String title;
    private final CodesAreOf codesAreOf;
    private final Decision decision;
    private final @Nullable Function<String, @Nullable String> digest;
    private final Function<String, @Nullable String> noteId;

    /**
     * A provider whose requests can only cancel the whole invoice and give the note no id.
     *
     * @param text the name in requests, settings, answers and the store: lower-case letters, digits and dashes
     * @param title the name for people
     */
    public Provider(String text, String title, CodesAreOf codesAreOf, Decision decision) {
        this(text, title, codesAreOf, decision, null, content -> null);
    }

    /**
     * @param text the name in requests, settings, answers and the store: lower-case letters, digits and dashes
     * @param title the name for people
     * @param digest gives a digest of the request's content besides the invoice. Two requests for one invoice with
     * different digests ask for different credit notes. Null if every request can only cancel the whole invoice
     * @param noteId gives the sender's own id for the credit note from the request's content, or null
     */
    public Provider(
            String text,
            String title,
            CodesAreOf codesAreOf,
            Decision decision,
            @Nullable Function<String, @Nullable String> digest,
            Function<String, @Nullable String> noteId) {
        if (!text.matches("[a-z][a-z0-9-]{0,31}")) {
            throw new IllegalArgumentException(text + ": 1 to 32 lower-case letters, digits and dashes were expected");
        }
        this.text = text;
        this.title = title;
        this.codesAreOf = codesAreOf;
        this.decision = decision;
        this.digest = digest;
        this.noteId = noteId;
    }

    /** The name in requests, settings, answers and the store: lower case. */
    public String text() {
        return text;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** Whether the same code in another account is another invoice. */
    public boolean hasCodesOfEachAccount() {
        return codesAreOf == CodesAreOf.ACCOUNT;
    }

    /** Whether the tax authority's decision about a note is polled. */
    public boolean isPolled() {
        return decision == Decision.POLLED;
    }

    /** Whether two requests for one invoice can ask for different credit notes. */
    public boolean hasDigest() {
        return digest != null;
    }

    /**
     * A digest of the request's content besides its invoice, at most 64 characters.
     *
     * @return null if every request can only cancel the whole invoice, or if the content is not a document
     */
    public @Nullable String digest(String content) {
        return digest == null ? null : digest.apply(content);
    }

    /** The sender's own id for the credit note, which may serve one invoice only; null if the content has none. */
    public @Nullable String noteId(String content) {
        return noteId.apply(content);
    }

    @Override
    public int compareTo(Provider other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Provider provider && text.equals(provider.text);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
