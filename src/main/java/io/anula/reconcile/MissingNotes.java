package io.anula.reconcile;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.FindingKind;
import io.anula.cancellation.Provider;
import io.anula.cancellation.State;
import io.anula.store.Findings.Found;
import io.anula.store.NoteChecks;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which notes of ours a list should have and has not. Only a list with dates says that: a note is missing if it was
 * asked for after the list's first day and accepted before its last.
 */
final class MissingNotes {
    /** Of a longer list, nothing is said to be missing. */
    static final int MOST = 1_000_000;

    private static final int PAGE = 1_000;

    private final Set<Long> listed = new HashSet<>();
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;
    private boolean whole = true;

    /** Remembers that the list has this line. */
    void add(ListLine line) {
        if (listed.size() >= MOST || line.date() == null) {
            whole = false;
            return;
        }
        listed.add(fingerprint(line.note()));
        first = first == null || line.date().isBefore(first) ? line.date() : first;
        last = last == null || line.date().isAfter(last) ? line.date() : last;
    }

    /** Whether the list says from when to when it is. */
    boolean isKnown() {
        return whole && first != null && last != null;
    }

    /** Adds a finding for each note of ours that is missing. */
    void find(NoteChecks checks, Provider provider, String account, ZoneId zone, String source, ListJudge judge) {
        LocalDate from = first;
        LocalDate to = last;
        if (!whole || from == null || to == null) {
            return;
        }
        String after = NoteChecks.firstId(from.plusDays(1).atStartOfDay(zone).toInstant());
        List<Cancellation> page = checks.notes(provider, after, PAGE);
        while (!page.isEmpty()) {
            for (Cancellation each : page) {
                if (isExpected(each, account, to, zone) && !listed.contains(fingerprint(note(each)))) {
                    judge.add(Found.of(
                            FindingKind.NOT_FOUND,
                            each,
                            note(each),
                            "the list of %s to %s does not have %s".formatted(from, to, note(each)),
                            source));
                }
            }
            page = checks.notes(provider, page.get(page.size() - 1).id(), PAGE);
        }
    }

    private static boolean isExpected(Cancellation each, String account, LocalDate to, ZoneId zone) {
        return each.state() == State.ACCEPTED
                && each.key().account().equals(account)
                && LocalDate.ofInstant(each.changedAt(), zone).isBefore(to);
    }

    private static String note(Cancellation each) {
        return each.note() == null ? "" : each.note().code();
    }

    /** Of 64 bits: two of a million codes share one with a probability of one in thirty million. */
    private static long fingerprint(String code) {
        long hash = 0xcbf29ce484222325L;
        String folded = ListJudge.fold(code);
        for (int i = 0; i < folded.length(); i++) {
            hash = (hash ^ folded.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
