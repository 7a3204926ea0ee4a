package io.anula.engine;

import io.anula.answer.Outbox;
import io.anula.intake.Inbox;
import java.io.IOException;

/** What is to be done before the routes start: what a crash left, and what a backup does not know. */
public record StartRecovery(
        Outbox outbox,
        DueTimes dueTimes,
        AfterRestore afterRestore,
        BackupReconciliation restored,
        Doubles doubles,
        Recovery recovery,
        Inbox inbox) {
    /**
     * Does it.
     *
     * @throws IOException when a folder cannot be read
     */
    public void run() throws IOException {
        outbox.sweep();
        dueTimes.dateAnewAtStart();
        afterRestore.run();
        restored.doubtUnsent();
        doubles.hold();
        recovery.run();
        inbox.remember();
    }
}
