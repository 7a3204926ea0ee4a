package io.anula.simulator;

import java.time.Clock;
import java.util.Optional;

/**
 * The notes of LaFactura. A code is {@code nc-}, the start time of this simulator, and the number, so no two simulators
 * make the same code.
 */
final class CreditNotes {
    private final Ledger<CreditNote> ledger;
    private final SimulatorOptions options;
    private final String prefix;

    CreditNotes(SimulatorOptions options) {
        Clock clock = options.clock();
        this.options = options;
        this.ledger = new Ledger<>(options.maxNotes());
        this.prefix = "nc-" + Long.toString(clock.millis(), 36) + "n";
    }

    Ledger<CreditNote> ledger() {
        return ledger;
    }

    CreditNote add(String invoice) {
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
