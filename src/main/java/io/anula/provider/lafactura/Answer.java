package io.anula.provider.lafactura;

import io.anula.provider.http.ProviderAnswer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer of LaFactura. Reading it ignores the case of names, accepts both spellings of the document's name, numbers
 * as text, and a comma before a closing brace: the vendor's own samples and clients differ in all of these.
 *
 * @param code of {@code status}: 200 is success, whatever the HTTP status is
 * @param text of {@code status}
 * @param mode "Creation" or "Verify": which call it answers
 * @param tascode of the document that the answer is about
 * @param referal the document linked with it
 * @param document its printed number
 * @param cude the DIAN's code of it
 * @param process its step, as written
 * @param enhancedInfo interface 3.0's additional text for people (its form is open: any)
 */
record Answer(
        int code,
        String text,
        @Nullable String mode,
        @Nullable String tascode,
        @Nullable String referal,
        @Nullable String document,
        @Nullable String cude,
        @Nullable String process,
        @Nullable String enhancedInfo) {
    static final int SUCCESS = 200;

    /** The answer in the body; empty if the body is not one of LaFactura's or has no code. */
    static Optional<Answer> read(ProviderAnswer raw) {
        return AnswerReader.read(raw);
    }

    /** The text for people, without the note of success. */
    String said() {
        String more = enhancedInfo == null ? "" : enhancedInfo;
        String own = code == SUCCESS ? "" : text;
        return own.isEmpty() || more.isEmpty() || own.equals(more) ? own + more : own + ": " + more;
    }
}
