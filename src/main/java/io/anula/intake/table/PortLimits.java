package io.anula.intake.table;

import java.time.Duration;

/**
 * What a client of the table's port may do at most.
 *
 * @param sessions how many may be logged in at once
 * @param statement how long one statement may take
 * @param transaction how long a transaction may be open
 */
public record PortLimits(int sessions, Duration statement, Duration transaction) {
    /** Until it has logged in, and while it sends or reads one message. */
    static final Duration MESSAGE = Duration.ofSeconds(30);

    static final Duration LOGIN = Duration.ofSeconds(10);
    /** Those that have not logged in yet, besides the sessions. */
    static final int STRANGERS = 32;
    /** Bytes of one message; before the login it is a name and a password. */
    static final int LONGEST_MESSAGE = 16 * 1024 * 1024;

    static final int LONGEST_LOGIN = 16 * 1024;
    /** Longer messages are read one at a time. */
    static final int LONG_MESSAGE = 256 * 1024;
    /** Rows that are changed in one transaction. */
    static final int CHANGES = 100_000;
    /** Rows of a result that are sent at once. */
    static final int PAGE = 100;

    static final int OPEN_RESULTS = 50;
    static final int OPEN_STATEMENTS = 1_000;
    /** Bytes that all statements together may put into files. */
    static final long SPILLED = 256L * 1024 * 1024;
    /** So long a checkpoint waits for open transactions before it ends them. */
    static final Duration CALM = Duration.ofSeconds(10);
}
