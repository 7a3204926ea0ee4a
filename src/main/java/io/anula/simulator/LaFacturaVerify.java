package io.anula.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** verifyStatus: answers a note's process, or for an invoice the look-up of its note. */
final class LaFacturaVerify {
    private final SimulatorOptions options;
    private final CreditNotes notes;
    private final Effects effects;
    private final Hooks hooks;
    private final Counters counters;

    LaFacturaVerify(SimulatorOptions options, CreditNotes notes, Effects effects, Hooks hooks, Counters counters) {
        this.options = options;
        this.notes = notes;
        this.effects = effects;
        this.hooks = hooks;
        this.counters = counters;
    }

    Reply answer(Api api, JsonNode asked, String warehouse) {
        String code = asked.path("tascode").asText();
        if (LaFactura.isInvoice(code)) {
            counters.lookups.increment();
            return effects.play(Operation.LOOKUP, code, fault -> invoice(code, fault, warehouse));
        }
        counters.verifies.increment();
        Optional<CreditNote> note = notes.find(code);
        return effects.play(Operation.VERIFY, note.map(CreditNote::invoice).orElse(code), fault -> note.map(
                        found -> status(api, found, fault, warehouse))
                .orElseGet(() -> unknown(code)));
    }

    static Response unknown(String code) {
        return LaFacturaAnswer.error(404, "No existe un documento con el tascode " + code);
    }

    private Response status(Api api, CreditNote note, Optional<Fault> fault, String warehouse) {
        boolean before = note.decided();
        int process = note.verify(fault);
        hooks.afterVerify(note, process, before, fault, warehouse);
        CreditNote named = fault.filter(Fault.SECOND_NOTE::equals).isPresent() ? note.second() : note;
        return LaFacturaAnswer.verified(api, named, process, warehouse);
    }

    /** Every invoice counts as existing and accepted without a fault: the simulator does not know which were made. */
    private Response invoice(String code, Optional<Fault> fault, String warehouse) {
        String note = options.lookup() == SimulatorOptions.Lookup.TRUTHFUL
                ? notes.ledger().newest(code).map(CreditNote::code).orElse("")
                : "";
        int number = Math.floorMod(code.hashCode(), 1_000_000);
        return LaFacturaAnswer.of(number)
                .document("Factura", "Verify", code, note)
                .printed("FV-" + number, "CUFE", "88" + number)
                .downloads(warehouse, code)
                .process(fault.equals(Optional.of(Fault.INVOICE_AT_1)) ? 1 : CreditNote.ACCEPTED)
                .response();
    }
}
