package io.anula.reconcile;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.FindingKind;
import io.anula.cancellation.Key;
import io.anula.cancellation.Provider;
import io.anula.cancellation.State;
import io.anula.store.Findings;
import io.anula.store.Findings.Found;
import io.anula.store.NoteChecks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the notes of a list with ours, some thousands at a time.
 *
 * <ol>
 *   <li>Each line is looked up by its invoice, which the store finds by a key.
 *   <li>Only for lines whose note is not the one of that invoice, all notes of the store are read once, because an
 *       earlier request of the invoice may have made it.
 * </ol>
 */
final class ListJudge {
    private static final int KEYS = 500;
    /** So many findings of one list are kept; the others are counted. */
    static final int MOST_KEPT = 2_000;

    private static final int PAGE = 1_000;
    /** So many invoices without a request are remembered, to see that two lines of a list name the same one. */
    private static final int MOST_REMEMBERED = 200_000;

    private static final Set<State> UNDER_WAY = Set.of(State.READY, State.SENDING, State.SENT);

    private final NoteChecks checks;
    private final Findings findings;
    private final Provider provider;
    private final String account;
    private final String source;
    private final Map<String, String> firstNotes = new HashMap<>();
    private long found;
    private long news;

    /** @param account whose list it is; empty if that is not known */
    ListJudge(NoteChecks checks, Findings findings, Provider provider, String account, String source) {
        this.checks = checks;
        this.findings = findings;
        this.provider = provider;
        this.account = account;
        this.source = source;
    }

    long found() {
        return found;
    }

    long news() {
        return news;
    }

    /** Judges these lines. */
    void judge(List<ListLine> lines) {
        Map<ListLine, Cancellation> ofInvoice = new HashMap<>();
        List<ListLine> strange = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += KEYS) {
            List<ListLine> some = lines.subList(from, Math.min(lines.size(), from + KEYS));
            Map<String, Cancellation> known = checks.ofInvoices(some.stream()
                    .filter(line -> !line.invoice().isEmpty())
                    .map(this::key)
                    .toList());
            for (ListLine line : some) {
                Cancellation ours =
                        line.invoice().isEmpty() ? null : known.get(key(line).live());
                if (ours != null) {
                    ofInvoice.put(line, ours);
                }
                if (ours == null || !hasNote(ours, line)) {
                    strange.add(line);
                } else {
                    judgeOurs(line, ours);
                }
            }
        }
        Map<String, Cancellation> byNote = byNote(strange);
        for (ListLine line : strange) {
            Cancellation ours = byNote.get(fold(line.note()));
            if (ours != null) {
                judgeOurs(line, ours);
            } else if (!line.isRejected()) {
                judgeStrange(line, ofInvoice.get(line));
            }
        }
    }

    private Key key(ListLine line) {
        return new Key(provider, account.isEmpty() ? Key.DEFAULT_ACCOUNT : account, line.invoice());
    }

    private static boolean hasNote(Cancellation ours, ListLine line) {
        return ours.note() != null && ours.note().code().equalsIgnoreCase(line.note());
    }

    private Map<String, Cancellation> byNote(List<ListLine> strange) {
        Map<String, Cancellation> found = new HashMap<>();
        if (strange.isEmpty()) {
            return found;
        }
        Set<String> wanted = new HashSet<>();
        strange.forEach(line -> wanted.add(fold(line.note())));
        List<Cancellation> page = checks.notes(provider, "", PAGE);
        while (!page.isEmpty()) {
            for (Cancellation each : page) {
                String code = each.note() == null ? "" : fold(each.note().code());
                boolean isOfIt = !provider.hasCodesOfEachAccount()
                        || account.isEmpty()
                        || account.equals(each.key().account());
                if (isOfIt && wanted.contains(code)) {
                    found.put(code, each);
                }
            }
            page = checks.notes(provider, page.get(page.size() - 1).id(), PAGE);
        }
        return found;
    }

    /** A note that we have too. */
    private void judgeOurs(ListLine line, Cancellation ours) {
        boolean accepted = ours.state() == State.ACCEPTED;
        if (!line.invoice().isEmpty() && !ours.key().names(line.invoice())) {
            add(Found.of(
                    FindingKind.NOTE_DIFFERS,
                    ours,
                    line.note(),
                    "line %d lists %s as the note of %s".formatted(line.line(), line.note(), line.invoice()),
                    source));
        } else if (accepted && line.isRejected()) {
            add(Found.of(
                    FindingKind.END_CHANGED,
                    ours,
                    line.note(),
                    "line %d lists %s as rejected (process %d)".formatted(line.line(), line.note(), line.process()),
                    source));
        } else if (accepted && line.process() == ListLine.ACCEPTED) {
            findings.goneFor(ours.id(), List.of(FindingKind.END_CHANGED, FindingKind.NOT_FOUND));
        }
    }

    /** A note that is not ours; its invoice may be. */
    private void judgeStrange(ListLine line, @Nullable Cancellation ours) {
        if (ours == null) {
            withoutRequest(line);
        } else if (ours.note() != null) {
            add(Found.of(
                    FindingKind.MORE_THAN_ONE_NOTE,
                    ours,
                    line.note(),
                    "ours is %s, line %d lists %s too".formatted(ours.note().code(), line.line(), line.note()),
                    source));
        } else if (!UNDER_WAY.contains(ours.state())) {
            add(Found.of(
                    FindingKind.NOTE_DIFFERS,
                    ours,
                    line.note(),
                    "line %d lists %s, and the request, %s, knows of no note"
                            .formatted(line.line(), line.note(), ours.state()),
                    source));
        }
    }

    private void withoutRequest(ListLine line) {
        add(new Found(
                FindingKind.NOTE_WITHOUT_REQUEST,
                provider,
                account,
                line.invoice(),
                line.note(),
                null,
                "line %d: no request of ours asked for it".formatted(line.line()),
                source));
        if (line.invoice().isEmpty() || firstNotes.size() >= MOST_REMEMBERED) {
            return;
        }
        String first = firstNotes.putIfAbsent(key(line).live(), line.note());
        if (first != null && !first.equalsIgnoreCase(line.note())) {
            add(new Found(
                    FindingKind.MORE_THAN_ONE_NOTE,
                    provider,
                    account,
                    line.invoice(),
                    line.note(),
                    null,
                    "the list has %s and, in line %d, %s".formatted(first, line.line(), line.note()),
                    source));
        }
    }

    /** Stores what was found; of a list that has nothing to do with our notes, only the first. */
    void add(Found one) {
        found++;
        if (found <= MOST_KEPT && findings.add(one)) {
            news++;
        }
    }

    static String fold(String code) {
        return code.toLowerCase(Locale.ROOT);
    }
}
