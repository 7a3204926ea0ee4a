package io.anula.intake.table;

import java.time.Duration;

/**
 * The limits for a client of the table's port.
 *
 * @param sessions how many clients may be logged in at once
 * @param statement how long one statement may take
 * @param transaction how long a transaction may be open
 */
public record PortLimits(int sessions, Duration statement, Duration transaction) {
    /** The time limit for the login, and for sending or reading one message. */
    static final Duration MESSAGE = Duration.ofSeconds(30);

    static final Duration LOGIN = Duration.ofSeconds(10);
    /** How many clients may be connected without a login, besides the sessions. */
    static final int STRANGERS = 32;
    /** The longest message, in bytes; before the login it only contains a name and a password. */
    static final int LONGEST_MESSAGE = 16 * 1024 * 1024;

    static final int LONGEST_LOGIN = 16 * 1024;
    /** Longer messages than this, in bytes, are read one at a time. */
    static final int LONG_MESSAGE = 256 * 1024;
    /** How many rows one transaction may change. */
    static final int CHANGES = 100_000;
    /** How many rows of a result are sent at once. */
    static final int PAGE = 100;

    static final int OPEN_RESULTS = 50;
    static final int OPEN_STATEMENTS = 1_000;
    /** How many bytes all statements together may put into temporary files. */
    static final long SPILLED = 256L * 1024 * 1024;
    /** How long a checkpoint waits for open transactions before it ends them. */
    static final Duration CALM = Duration.ofSeconds(10);
}
