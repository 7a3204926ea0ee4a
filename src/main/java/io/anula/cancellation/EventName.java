package io.anula.cancellation;

import java.util.Map;

/**
 * The names of outcomes in the history, in metrics and in logs. They are stored, so they do not depend on class names.
 */
public final class EventName {
    /** A cancellation was requested: the first row of each history. */
    public static final String REQUESTED = "Requested";

    private static final Map<Class<? extends Outcome>, String> NAMES = Map.ofEntries(
            Map.entry(Outcome.Claimed.class, "Claimed"),
            Map.entry(Outcome.Inspecting.class, "Inspecting"),
            Map.entry(Outcome.Inspected.class, "Inspected"),
            Map.entry(Outcome.InspectionFailed.class, "InspectionFailed"),
            Map.entry(Outcome.LeaseExpired.class, "LeaseExpired"),
            Map.entry(Outcome.Restored.class, "Restored"),
            Map.entry(Outcome.Doubted.class, "Doubted"),
            Map.entry(Outcome.ApprovalWanted.class, "ApprovalWanted"),
            Map.entry(Outcome.Doubled.class, "Doubled"),
            Map.entry(Outcome.Created.class, "Created"),
            Map.entry(Outcome.Confirmed.class, "Confirmed"),
            Map.entry(Outcome.Refused.class, "Refused"),
            Map.entry(Outcome.NotSent.class, "NotSent"),
            Map.entry(Outcome.Unknown.class, "Unknown"),
            Map.entry(Outcome.Found.class, "Found"),
            Map.entry(Outcome.Absent.class, "Absent"),
            Map.entry(Outcome.Repeatable.class, "Repeatable"),
            Map.entry(Outcome.LookupFailed.class, "LookupFailed"),
            Map.entry(Outcome.Undecidable.class, "Undecidable"),
            Map.entry(Outcome.Undecided.class, "Undecided"),
            Map.entry(Outcome.Accepted.class, "Accepted"),
            Map.entry(Outcome.Rejected.class, "Rejected"),
            Map.entry(Outcome.NotTheNote.class, "NotTheNote"),
            Map.entry(Outcome.Verified.class, "Verified"),
            Map.entry(Outcome.NotVerified.class, "NotVerified"),
            Map.entry(Outcome.Hold.class, "Hold"),
            Map.entry(Outcome.Release.class, "Release"),
            Map.entry(Outcome.Retry.class, "Retry"),
            Map.entry(Outcome.ResolvedWithNote.class, "ResolvedWithNote"),
            Map.entry(Outcome.ResolvedNotCancelled.class, "ResolvedNotCancelled"),
            Map.entry(Outcome.Reopen.class, "Reopen"),
            Map.entry(Outcome.CheckNow.class, "CheckNow"));

    private EventName() {}

    /** The stored name of this outcome. */
    public static String of(Outcome outcome) {
        return of(outcome.getClass());
    }

    /** The stored name of outcomes of this class. */
    public static String of(Class<? extends Outcome> kind) {
        String name = NAMES.get(kind);
        if (name == null) {
            throw new IllegalArgumentException(kind + " has no stored name");
        }
        return name;
    }
}
