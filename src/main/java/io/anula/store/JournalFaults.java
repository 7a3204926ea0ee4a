package io.anula.store;

import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Listens for HSQLDB's log message that its journal could not be written. HSQLDB reports this nowhere else: the commit
 * returns normally. It logs in the committing thread, before the commit returns.
 */
final class JournalFaults extends Handler {
    /**
     * The parent logger of the databases. It is kept here, because a logger without a reference is garbage-collected.
     */
    private static final Logger EVENTS = Logger.getLogger("hsqldb.db");

    /** The message for an unreadable page of the data file, which is not caused by lack of space. */
    private static final String NOT_READ = "getFromFile failed";

    private final DiskSpace room;

    private JournalFaults(DiskSpace room) {
        this.room = room;
    }

    /**
     * Suppresses HSQLDB's output when a database cannot be opened: it is pages long, and the exception says the same.
     */
    static void printNothing() {
        EVENTS.setUseParentHandlers(false);
    }

    /** Begins to listen; the database must log its warnings. */
    static JournalFaults listen(DiskSpace room) {
        JournalFaults listener = new JournalFaults(room);
        listener.setLevel(Level.WARNING);
        printNothing();
        EVENTS.addHandler(listener);
        return listener;
    }

    @Override
    public void publish(LogRecord event) {
        if (isLoggable(event)) {
            String said = Objects.requireNonNullElse(event.getMessage(), "").strip();
            if (said.contains(NOT_READ)) {
                room.pageUnreadable(said);
            } else {
                room.journalFailed(said + ' ' + event.getThrown());
            }
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        EVENTS.removeHandler(this);
    }
}
