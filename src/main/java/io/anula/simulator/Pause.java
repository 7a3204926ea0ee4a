package io.anula.simulator;

import java.io.InterruptedIOException;

/** A wait that is part of the played behaviour, never of a test. */
final class Pause {
    private Pause() {}

    static void millis(long millis) throws InterruptedIOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the simulator is closing");
        }
    }
}
