package io.anula.reconcile;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.FindingKind;
import io.anula.cancellation.Key;
import io.anula.cancellation.ProviderNames;
import io.anula.cancellation.State;
import io.anula.store.Finding;
import io.anula.store.Findings;
import io.anula.store.Findings.Found;
import io.anula.store.KeyCollisions.Pair;
import io.anula.store.NoteChecks;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the store itself shows: invoices with two notes of ours; and which findings the store shows to hold no longer.
 */
final class Standing {
    private static final Logger LOG = LoggerFactory.getLogger(Standing.class);
    private static final int MOST = 1_000;

    private final Findings findings;
    private final NoteChecks checks;
    private final ProviderNames providers;

    Standing(Findings findings, NoteChecks checks, ProviderNames providers) {
        this.findings = findings;
        this.checks = checks;
        this.providers = providers;
    }

    void look() {
        twoOfOurs();
        withoutRequest();
    }

    private void twoOfOurs() {
        Set<String> still = new HashSet<>();
        for (Pair pair : checks.twice()) {
            Cancellation second = pair.second();
            String first = note(pair.first());
            still.add(second.id());
            if (!first.equalsIgnoreCase(note(second))) {
                boolean news = findings.add(Found.of(
                        FindingKind.MORE_THAN_ONE_NOTE,
                        second,
                        note(second),
                        "we have %s (%s) and %s (%s)"
                                .formatted(first, pair.first().id(), note(second), second.id()),
                        Finding.STORE));
                if (news) {
                    LOG.warn("{}: two notes of ours, {} and {}", second, first, note(second));
                }
            }
        }
        for (Finding finding : findings.holding(FindingKind.MORE_THAN_ONE_NOTE, MOST)) {
            if (finding.source().equals(Finding.STORE) && !still.contains(finding.cancellation())) {
                findings.gone(finding.id());
            }
        }
    }

    /** A note that no request had asked for may have become ours: a person resolved a request with it. */
    private void withoutRequest() {
        for (Finding finding : findings.holding(FindingKind.NOTE_WITHOUT_REQUEST, MOST)) {
            if (!finding.invoice().isEmpty() && isOurs(finding)) {
                findings.gone(finding.id());
            }
        }
    }

    private boolean isOurs(Finding finding) {
        Key key = new Key(
                providers.stored(finding.provider()),
                finding.account().isEmpty() ? Key.DEFAULT_ACCOUNT : finding.account(),
                finding.invoice());
        Map<String, Cancellation> known = checks.ofInvoices(List.of(key));
        return known.values().stream()
                .anyMatch(each -> each.state() != State.HELD && note(each).equalsIgnoreCase(finding.note()));
    }

    private static String note(Cancellation each) {
        return each.note() == null ? "" : each.note().code();
    }
}
