package io.anula.store;

import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Hears HSQLDB say that its journal could not be written. It says so nowhere else: the commit returns as if all were
 * well. It is said in the committing thread, before the commit returns.
 */
final class JournalFaults extends Handler {
    /** The databases log below this name. Kept here, because loggers are forgotten when nobody holds them. */
    private static final Logger EVENTS = Logger.getLogger("hsqldb.db");

    /** A page of the data file says nothing that can be read: no lack of room. */
    private static final String NOT_READ = "getFromFile failed";

    private final DiskSpace room;

    private JournalFaults(DiskSpace room) {
        this.room = room;
    }

    /** What the database prints when it cannot be opened is pages long, and the exception says the same. */
    static void printNothing() {
        EVENTS.setUseParentHandlers(false);
    }

    /** Listens from now on; the database must have been told to log its warnings. */
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
