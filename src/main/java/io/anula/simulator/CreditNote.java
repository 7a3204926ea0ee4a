package io.anula.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A note of LaFactura with its {@code process}. The process advances with each verify, so that no test has to wait. */
final class CreditNote {
    static final int SENDING = 0;
    static final int VERIFYING = 1;
    static final int ACCEPTED = 2;
    static final int REJECTED = 95;
    private static final int UNDEFINED = 7;

    private final long number;
    private final String code;
    private final String invoice;
    private final int fate;
    private final int verifiesUntilDecided;
    private final Clock clock;
    private final List<Step> steps = new ArrayList<>(3);
    private int verifies;
    private boolean stuck;

    record Step(Instant at, int process) {}

    CreditNote(long number, String code, String invoice, int fate, int verifiesUntilDecided, Clock clock) {
        this.number = number;
        this.code = code;
        this.invoice = invoice;
        this.fate = fate;
        this.verifiesUntilDecided = verifiesUntilDecided;
        this.clock = clock;
        steps.add(new Step(clock.instant(), SENDING));
    }

    long number() {
        return number;
    }

    String code() {
        return code;
    }

    String invoice() {
        return invoice;
    }

    synchronized List<Step> steps() {
        return List.copyOf(steps);
    }

    synchronized boolean decided() {
        return process() >= ACCEPTED;
    }

    /** Whether the authority has refused it, as far as a verify has told. */
    synchronized boolean isRejected() {
        return process() == REJECTED;
    }

    /** Releases a note that a fault holds at 1. */
    synchronized void free() {
        stuck = false;
    }

    /** Another note of the same invoice, which only an answer names. */
    CreditNote second() {
        return new CreditNote(number, code + "b", invoice, fate, verifiesUntilDecided, clock);
    }

    /** Counts the verify and returns the process to answer. */
    synchronized int verify(Optional<Fault> fault) {
        verifies++;
        if (fault.filter(Fault.REVOKED::equals).isPresent() && process() != REJECTED) {
            steps.add(new Step(clock.instant(), REJECTED));
        }
        if (decided()) {
            return process();
        }
        if (fault.filter(Fault.UNKNOWN_7::equals).isPresent()) {
            return UNDEFINED;
        }
        stuck |= fault.filter(Fault.STUCK_AT_1::equals).isPresent();
        int next = fault.filter(Fault.JUMP_TO_95::equals).isPresent() ? REJECTED : scheduled();
        if (next != process()) {
            steps.add(new Step(clock.instant(), next));
        }
        return next;
    }

    /** The authority decides now; returns whether it had not before. */
    synchronized boolean decide() {
        if (decided()) {
            return false;
        }
        steps.add(new Step(clock.instant(), fate));
        return true;
    }

    private int scheduled() {
        if (stuck) {
            return VERIFYING;
        }
        if (verifies > verifiesUntilDecided) {
            return fate;
        }
        return verifies == 1 ? SENDING : VERIFYING;
    }

    private int process() {
        return steps.get(steps.size() - 1).process();
    }
}
