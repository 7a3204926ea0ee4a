package io.anula.engine;

import io.anula.answer.Receipts;
import io.anula.intake.FileClaims;
import io.anula.intake.Inbox;
import io.anula.store.IntakeFile;
import io.anula.store.IntakeFile.Stage;
import io.anula.store.IntakeFiles;
import io.anula.store.Leases;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes what a crash left undone: in this process at its start, or on another node while this one works. The intake
 * itself finds a file that is still in the inbox. A file that was already moved only needs its row in the store
 * updated.
 */
public final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final IntakeFiles files;
    private final Inbox inbox;
    private final Receipts receipts;
    private final Leases leases;

    public Recovery(IntakeFiles files, Inbox inbox, Receipts receipts, Leases leases) {
        this.leases = leases;
        this.files = files;
        this.inbox = inbox;
        this.receipts = receipts;
    }

    /** Finishes the files that no process works on. */
    public void run() {
        for (IntakeFile file : files.unarchived()) {
            String lease = FileClaims.lease(file.name());
            if (leases.take(lease)) {
                try {
                    goOn(files.find(file.id()));
                } catch (IOException failure) {
                    throw new UncheckedIOException("the receipt of " + file.name() + " cannot be written", failure);
                } finally {
                    leases.release(lease);
                }
            }
        }
    }

    private void goOn(IntakeFile file) throws IOException {
        if (file.stage() == Stage.ACCEPTED && inbox.isGone(file)) {
            receipts.write(file);
            files.archived(file.id());
            LOG.info(
                    "File {} ({}) had left the inbox when the process ended; it is gone on with",
                    file.name(),
                    file.id());
        }
    }
}
