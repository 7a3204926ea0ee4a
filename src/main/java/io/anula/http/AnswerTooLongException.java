package io.anula.http;

import java.io.IOException;

/** An answer has more bytes than is read of one: what it says stays unknown, and its connection is closed. */
final class AnswerTooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param most so many bytes of an answer are read, after unpacking */
    AnswerTooLongException(long most) {
        super(
                ("the answer has more than %1$d bytes (calls.max-answer); what it says is not known / la respuesta tiene más de "
                                + "%1$d bytes (calls.max-answer); no se sabe qué dice")
                        .formatted(most));
    }
}
