package io.anula.simulator;

import io.anula.simulator.SimulatorOptions.RepeatedIntId;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The notes of LaFactura. A code is {@code nc-}, the start time of this simulator, and the number, so no two simulators
 * make the same code.
 */
final class CreditNotes {
    private final Ledger<CreditNote> ledger;
    private final SimulatorOptions options;
    private final String prefix;
    private final Map<String, CreditNote> byIntId = new LinkedHashMap<>();

    CreditNotes(SimulatorOptions options) {
        Clock clock = options.clock();
        this.options = options;
        this.ledger = new Ledger<>(options.maxNotes(), CreditNote::isRejected);
        this.prefix = "nc-" + Long.toString(clock.millis(), 36) + "n";
    }

    Ledger<CreditNote> ledger() {
        return ledger;
    }

    /** Whether this id was used before. */
    synchronized boolean knows(String intId) {
        return byIntId.containsKey(intId);
    }

    /**
     * Makes a note.
     *
     * @param intId empty for none
     * @return the note, or the first one with this id; empty if a repeated one is refused
     */
    synchronized Optional<CreditNote> add(String invoice, String intId) {
        CreditNote first = byIntId.get(intId);
        if (first == null || options.repeatedIntId() == RepeatedIntId.SECOND_NOTE) {
            CreditNote note = add(invoice);
            if (!intId.isEmpty()) {
                byIntId.putIfAbsent(intId, note);
                forgetOldest();
            }
            return Optional.of(note);
        }
        return options.repeatedIntId() == RepeatedIntId.SAME_NOTE ? Optional.of(first) : Optional.empty();
    }

    private void forgetOldest() {
        if (byIntId.size() > options.maxNotes()) {
            byIntId.remove(byIntId.keySet().iterator().next());
        }
    }

    private CreditNote add(String invoice) {
        return ledger.add(
                invoice,
                number -> new CreditNote(
                        number,
                        prefix + number,
                        invoice,
                        options.rejects(number) ? CreditNote.REJECTED : CreditNote.ACCEPTED,
                        options.verifiesUntilDecided(),
                        options.clock()));
    }

    Optional<CreditNote> find(String code) {
        String digits = code.startsWith(prefix) ? code.substring(prefix.length()) : "";
        boolean plain =
                !digits.isEmpty() && digits.length() < 19 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? ledger.find(Long.parseLong(digits)) : Optional.empty();
    }
}
