package io.anula.simulator;

import java.io.IOException;

/** An unreadable request: it is answered once with {@link #status()}, then the connection ends. */
final class BadRequest extends IOException {
    private final int status;
    private final String explanation;

    BadRequest(int status, String explanation) {
        super(explanation);
        this.status = status;
        this.explanation = explanation;
    }

    String explanation() {
        return explanation;
    }

    int status() {
        return status;
    }
}
