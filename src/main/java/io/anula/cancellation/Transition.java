package io.anula.cancellation;

import static io.anula.cancellation.State.ACCEPTED;
import static io.anula.cancellation.State.IN_DOUBT;
import static io.anula.cancellation.State.READY;
import static io.anula.cancellation.State.REJECTED;
import static io.anula.cancellation.State.SENDING;
import static io.anula.cancellation.State.SENT;

import io.anula.cancellation.Outcome.Absent;
import io.anula.cancellation.Outcome.Accepted;
import io.anula.cancellation.Outcome.ApprovalWanted;
import io.anula.cancellation.Outcome.Claimed;
import io.anula.cancellation.Outcome.Confirmed;
import io.anula.cancellation.Outcome.Created;
import io.anula.cancellation.Outcome.Doubled;
import io.anula.cancellation.Outcome.Doubted;
import io.anula.cancellation.Outcome.Found;
import io.anula.cancellation.Outcome.Inspected;
import io.anula.cancellation.Outcome.Inspecting;
import io.anula.cancellation.Outcome.InspectionFailed;
import io.anula.cancellation.Outcome.LeaseExpired;
import io.anula.cancellation.Outcome.LookupFailed;
import io.anula.cancellation.Outcome.NotSent;
import io.anula.cancellation.Outcome.NotTheNote;
import io.anula.cancellation.Outcome.OfInspection;
import io.anula.cancellation.Outcome.OfPerson;
import io.anula.cancellation.Outcome.Refused;
import io.anula.cancellation.Outcome.Rejected;
import io.anula.cancellation.Outcome.Repeatable;
import io.anula.cancellation.Outcome.Restored;
import io.anula.cancellation.Outcome.Undecidable;
import io.anula.cancellation.Outcome.Undecided;
import io.anula.cancellation.Outcome.Unknown;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The only place that changes a cancellation: from its state, an outcome and the time.
 *
 * <table>
 * <caption>The states of a cancellation</caption>
 * <tr><th>in</th><th>what happened</th><th>becomes</th></tr>
 * <tr><td>READY</td><td>Claimed</td><td>SENDING</td></tr>
 * <tr><td>READY, never called</td><td>Inspecting</td><td>READY, and leased to this node</td></tr>
 * <tr><td>READY, never called</td><td>Inspected / a rule blocks</td><td>READY / HELD</td></tr>
 * <tr><td>READY, never called</td><td>InspectionFailed</td><td>READY, later</td></tr>
 * <tr><td>READY, never called</td><td>ApprovalWanted</td><td>HELD</td></tr>
 * <tr><td>READY</td><td>Restored / Doubted</td><td>IN_DOUBT</td></tr>
 * <tr><td>HELD from READY</td><td>Restored / Doubted</td><td>HELD from IN_DOUBT</td></tr>
 * <tr><td>SENDING</td><td>Created / Confirmed</td><td>SENT / ACCEPTED</td></tr>
 * <tr><td>SENDING</td><td>Refused, mendable or not</td><td>HELD or REJECTED</td></tr>
 * <tr><td>SENDING</td><td>NotSent</td><td>READY, later</td></tr>
 * <tr><td>SENDING</td><td>Unknown, LeaseExpired</td><td>IN_DOUBT</td></tr>
 * <tr><td>IN_DOUBT</td><td>Found / Confirmed</td><td>SENT / ACCEPTED</td></tr>
 * <tr><td>IN_DOUBT</td><td>Absent / Repeatable</td><td>READY</td></tr>
 * <tr><td>IN_DOUBT</td><td>Undecidable / LookupFailed</td><td>HELD / IN_DOUBT</td></tr>
 * <tr><td>IN_DOUBT, SENT</td><td>Claimed</td><td>unchanged, and leased to this node</td></tr>
 * <tr><td>SENT</td><td>Undecided / Accepted / Rejected</td><td>SENT, later / ACCEPTED / REJECTED</td></tr>
 * <tr><td>SENT, with a note that a person named</td><td>NotTheNote</td><td>HELD</td></tr>
 * <tr><td>READY, SENDING, IN_DOUBT</td><td>Doubled</td><td>HELD</td></tr>
 * <tr><td>ACCEPTED by an ERP's answer or a person</td><td>a person's Reopen</td><td>HELD</td></tr>
 * <tr><td>READY, IN_DOUBT, SENT</td><td>a person's Hold</td><td>HELD</td></tr>
 * <tr><td>READY, IN_DOUBT, SENT</td><td>a person's CheckNow</td><td>as it is, and due at once</td></tr>
 * <tr><td>HELD</td><td>a person's Release / Retry / Resolved…</td><td>as it was / READY / SENT, ACCEPTED, REJECTED</td></tr>
 * </table>
 *
 * <p>Every other pair throws. A note that a provider named is kept, unless a person reopens the cancellation. A state
 * that has or may have a note becomes {@code READY} only by a proof of absence, a person's decision, or a setting by
 * which the operator vouches that a repeated call makes no second note.
 */
public final class Transition {
    private static final String RESTORED =
            "the store was filled from a backup: it may have been sent since the backup was made";

    private final Supplier<Schedules> schedules;

    public Transition(Schedules schedules) {
        this(() -> schedules);
    }

    /** @param schedules read for each transition, so that edits of the settings count */
    public Transition(Supplier<Schedules> schedules) {
        this.schedules = schedules;
    }

    /**
     * The cancellation after this outcome; its version is one higher.
     *
     * @throws IllegalTransitionException when the table has no such row
     */
    public Cancellation apply(Cancellation from, Outcome outcome, Instant now) {
        Next next = new Next(from, outcome, now);
        if (outcome instanceof OfPerson decision) {
            return Decisions.apply(next, decision);
        }
        if (outcome instanceof Claimed claimed && (from.state() == SENT || from.state() == IN_DOUBT)) {
            return next.to(from.state(), claimed.leaseUntil());
        }
        if (outcome instanceof Doubled doubled) {
            return doubled(next, doubled);
        }
        return switch (from.state()) {
            case READY -> fromReady(next);
            case SENDING -> fromSending(next);
            case IN_DOUBT -> fromInDoubt(next);
            case SENT -> fromSent(next);
            case ACCEPTED, REJECTED -> throw next.illegal("it has ended");
            case HELD -> fromHeld(next);
        };
    }

    /** A call for the second cancellation may have made its own note. */
    private static Cancellation doubled(Next next, Doubled doubled) {
        State state = next.from.state();
        next.require(state == READY || state == SENDING || state == IN_DOUBT, "nothing of it is sent any more");
        return next.message(doubled.message()).held(state == READY ? READY : IN_DOUBT);
    }

    /**
     * A new cancellation that waits for a person's release. It needs no schedule, so the store makes it together with the
     * cancellation itself.
     *
     * @throws IllegalTransitionException when a call may have left already
     */
    public static Cancellation approvalWanted(Cancellation from, ApprovalWanted outcome, Instant now) {
        Next next = new Next(from, outcome, now);
        next.require(from.state() == READY && from.version() == 0, "it is not new");
        return next.message(outcome.message()).held(READY);
    }

    private Cancellation fromReady(Next next) {
        if (next.outcome instanceof Claimed claimed) {
            return next.attempt().message(null).to(SENDING, claimed.leaseUntil());
        }
        if (next.outcome instanceof Inspecting || next.outcome instanceof OfInspection) {
            return inspected(next);
        }
        if (next.outcome instanceof Restored) {
            return inDoubt(next, RESTORED);
        }
        if (next.outcome instanceof ApprovalWanted wanted) {
            return approvalWanted(next.from, wanted, next.now);
        }
        if (next.outcome instanceof Doubted doubted) {
            return inDoubt(next, doubted.message());
        }
        throw next.illegal("only a claim is possible");
    }

    /** Before the first call only: later the invoice may have the note that a call has made. */
    private Cancellation inspected(Next next) {
        next.require(next.from.attempts() == 0, "its call was made already");
        if (next.outcome instanceof Inspecting inspecting) {
            return next.to(READY, inspecting.leaseUntil());
        }
        if (next.outcome instanceof InspectionFailed failed) {
            Instant due = next.in(schedules.get().resend(), failed.pause());
            return next.again().message(failed.message()).to(READY, due);
        }
        Inspected inspected = (Inspected) next.outcome;
        next.progress().message(inspected.message());
        return inspected.blocks() ? next.held(READY) : next.to(READY, next.now);
    }

    /** What a person held, or had to approve, before its first call may have been released and sent since the backup. */
    private static Cancellation fromHeld(Next next) {
        next.require(next.outcome instanceof Restored && next.from.heldFrom() == READY, "only a person moves it");
        return next.message(RESTORED).held(IN_DOUBT);
    }

    private Cancellation fromSending(Next next) {
        Outcome outcome = next.outcome;
        if (outcome instanceof Created created) {
            return next.note(created.note(), created.process())
                    .progress()
                    .to(SENT, next.in(schedules.get().poll()));
        } else if (outcome instanceof Confirmed confirmed) {
            return confirmed(next, confirmed);
        } else if (outcome instanceof Refused refused) {
            next.message(refused.message());
            return refused.mendable() ? next.held(READY) : next.to(REJECTED, null);
        } else if (outcome instanceof NotSent notSent) {
            Instant due = next.in(schedules.get().resend(), notSent.pause());
            return next.again().notAttempted().message(notSent.message()).to(READY, due);
        } else if (outcome instanceof Unknown unknown) {
            return inDoubt(next, unknown.message());
        } else if (outcome instanceof LeaseExpired) {
            return inDoubt(next, "no outcome was recorded within the lease: the process ended or stood still");
        }
        throw next.illegal("no such answer to a call");
    }

    /**
     * The first look-up waits until the longest possible call has passed, counted from now: the call left at an unknown
     * time between its claim and now. A provider that lost the connection may still be working.
     */
    private Cancellation inDoubt(Next next, String message) {
        Instant callOver = next.now.plus(schedules.get().longestCall().apply(next.from.key()));
        return next.progress().message(message).to(IN_DOUBT, callOver);
    }

    private static Cancellation confirmed(Next next, Confirmed confirmed) {
        return next.note(confirmed.note(), null).message(confirmed.message()).to(ACCEPTED, null);
    }

    private Cancellation fromInDoubt(Next next) {
        Outcome outcome = next.outcome;
        if (outcome instanceof Found found) {
            return next.note(found.note(), found.process())
                    .progress()
                    .to(SENT, next.in(schedules.get().poll()));
        } else if (outcome instanceof Confirmed confirmed) {
            return confirmed(next, confirmed);
        } else if (outcome instanceof Absent) {
            return next.progress().message("looked up: no credit note exists").to(READY, next.now);
        } else if (outcome instanceof Repeatable repeatable) {
            return next.progress()
                    .message("sent again with the same id: " + repeatable.message())
                    .to(READY, next.now);
        } else if (outcome instanceof LookupFailed failed) {
            Instant due = next.in(schedules.get().lookup());
            return next.again().decided(failed.message()).to(IN_DOUBT, due);
        } else if (outcome instanceof Undecidable undecidable) {
            return next.message(undecidable.message()).held(IN_DOUBT);
        }
        throw next.illegal("only a look-up is possible");
    }

    private Cancellation fromSent(Next next) {
        Outcome outcome = next.outcome;
        if (outcome instanceof Undecided undecided) {
            next.again().confirmed(undecided.note(), undecided.process()).message(undecided.message());
            return next.to(SENT, next.afterWaiting(schedules.get().poll()));
        } else if (outcome instanceof Accepted accepted) {
            return next.confirmed(accepted.note(), accepted.process())
                    .message(null)
                    .to(ACCEPTED, null);
        } else if (outcome instanceof NotTheNote not) {
            next.require(next.from.noteBy() != null, "the provider itself named the note");
            return next.withoutNote().said(not.message()).held(IN_DOUBT);
        } else if (outcome instanceof Rejected rejected) {
            return next.note(null, rejected.process())
                    .message(rejected.message())
                    .to(REJECTED, null);
        }
        throw next.illegal("only a look at the decision is possible");
    }
}
