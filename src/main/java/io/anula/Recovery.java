package io.anula;

import io.anula.answer.Receipts;
import io.anula.intake.Inbox;
import io.anula.store.IntakeFile;
import io.anula.store.IntakeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes good at the start what a crash left undone. A file that is still in the inbox is found there again by the
 * intake itself; one that had moved already lacks only the note that it did.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final IntakeFiles files;
    private final Inbox inbox;
    private final Receipts receipts;

    Recovery(IntakeFiles files, Inbox inbox, Receipts receipts) {
        this.files = files;
        this.inbox = inbox;
        this.receipts = receipts;
    }

    void run() {
        for (IntakeFile file : files.unarchived()) {
            try {
                goOn(file);
            } catch (IOException failure) {
                throw new UncheckedIOException("the receipt of " + file.name() + " cannot be written", failure);
            }
        }
    }

    private void goOn(IntakeFile file) throws IOException {
        if (inbox.isGone(file)) {
            receipts.write(file);
            files.archived(file.id());
            LOG.info(
                    "File {} ({}) had left the inbox when the process ended; it is gone on with",
                    file.name(),
                    file.id());
        }
    }
}
