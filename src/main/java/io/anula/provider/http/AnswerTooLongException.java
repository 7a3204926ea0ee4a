package io.anula.provider.http;

import java.io.IOException;

/** An answer exceeds the limit: its content stays unknown, and its connection is closed. */
final class AnswerTooLongException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final long MEGABYTE = 1 << 20;

    private AnswerTooLongException(String message) {
        super(message);
    }

    /** @param most the limit of a body in bytes, after unpacking */
    static AnswerTooLongException body(long most) {
        String shown = most % MEGABYTE == 0 ? most / MEGABYTE + " MB" : most + " bytes";
        return new AnswerTooLongException("answer longer than %s (calls.max-answer)".formatted(shown));
    }

    /** @param cause says which part of the head exceeded its limit */
    static AnswerTooLongException head(IOException cause) {
        AnswerTooLongException thrown =
                new AnswerTooLongException("header longer than 16 KB a line, or than 200 lines");
        thrown.initCause(cause);
        return thrown;
    }
}
