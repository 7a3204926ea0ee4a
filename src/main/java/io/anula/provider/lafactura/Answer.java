package io.anula.provider.lafactura;

import io.anula.provider.http.ProviderAnswer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What LaFactura says, read without regard to the case of names, to which of its two spellings names the document, to numbers
 * written as text, and to a comma before a closing brace: the vendor's own samples and clients differ in all of these.
 *
 * @param code of {@code status}: 200 is success, whatever HTTP says
 * @param text of {@code status}
 * @param mode "Creation" or "Verify": which call it answers
 * @param tascode of the document that the answer is about
 * @param referal the document linked with it
 * @param document its printed number
 * @param cude the DIAN's code of it
 * @param process where it stands, as written
 * @param enhancedInfo what interface 3.0 adds for people (its form is open: any), as text
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

    /** The answer in that body; empty when it is not one of LaFactura's or has no code. */
    static Optional<Answer> read(ProviderAnswer raw) {
        return AnswerReader.read(raw);
    }

    /** What it says to people, besides that the call went well. */
    String said() {
        String more = enhancedInfo == null ? "" : enhancedInfo;
        String own = code == SUCCESS ? "" : text;
        return own.isEmpty() || more.isEmpty() || own.equals(more) ? own + more : own + ": " + more;
    }
}
