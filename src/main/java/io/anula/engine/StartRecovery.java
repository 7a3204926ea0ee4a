package io.anula.engine;

import io.anula.answer.Outbox;
import io.anula.intake.Inbox;
import java.io.IOException;

/** Runs before the routes start: repairs what a crash left, and reconciles a restored backup. */
public record StartRecovery(
        Outbox outbox,
        DueTimes dueTimes,
        AfterRestore afterRestore,
        BackupReconciliation restored,
        Doubles doubles,
        Recovery recovery,
        Inbox inbox) {
    /**
     * Runs all steps.
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
