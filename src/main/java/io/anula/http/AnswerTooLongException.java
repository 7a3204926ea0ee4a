package io.anula.http;

import java.io.IOException;

/** An answer is longer than what is read of one: what it says stays unknown, and its connection is closed. */
final class AnswerTooLongException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final long MEGABYTE = 1 << 20;

    private AnswerTooLongException(String message) {
        super(message);
    }

    /** @param most so many bytes of a body are read, after unpacking */
    static AnswerTooLongException body(long most) {
        String shown = most % MEGABYTE == 0 ? most / MEGABYTE + " MB" : most + " bytes";
        return new AnswerTooLongException(("answer longer than %1$s (calls.max-answer): what it says is not known / respuesta de más "
                        + "de %1$s (calls.max-answer): no se sabe qué dice")
                .formatted(shown));
    }

    /** @param cause which part of the head it was */
    static AnswerTooLongException head(IOException cause) {
        AnswerTooLongException thrown = new AnswerTooLongException(
                ("header longer than 16 KB a line or 200 lines: what the answer says is not known / encabezado de más de 16 KB por "
                        + "línea o 200 líneas: no se sabe qué dice la respuesta"));
        thrown.initCause(cause);
        return thrown;
    }
}
