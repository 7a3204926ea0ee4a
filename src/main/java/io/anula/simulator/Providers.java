package io.anula.simulator;

import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Both providers with their notes and faults: everything behind the listener. */
final class Providers {
    private final Counters counters = new Counters();
    private final Faults faults;
    private final Hooks hooks;
    private final CreditNotes notes;
    private final CalipsoCredits credits;
    private final SimulatorOptions options;

    Providers(SimulatorOptions options) {
        this.options = options;
        this.faults = new Faults(options.seed(), options.faults(), counters);
        this.hooks = new Hooks(options.hook());
        this.notes = new CreditNotes(options);
        this.credits = new CalipsoCredits(options);
    }

    Handler router() {
        Effects effects = new Effects(faults, options.retryAfter());
        return new Router(delayed(laFactura(effects)), delayed(calipso(effects)), new Control(this));
    }

    private Handler laFactura(Effects effects) {
        return new LaFactura(
                new BasicLogin("LaFactura", options.laFacturaUsername(), options.laFacturaPassword(), counters),
                new LaFacturaCancel(options, notes, effects, hooks, counters),
                new LaFacturaVerify(options, notes, effects, hooks, counters),
                new LaFacturaLog(notes, options.zone()),
                new Warehouse(notes, effects));
    }

    private Handler calipso(Effects effects) {
        BasicLogin login = new BasicLogin("Calipso", options.calipsoUsername(), options.calipsoPassword(), counters);
        return new Calipso(login, credits, effects, counters);
    }

    private Handler delayed(Handler provider) {
        long millis = options.latency().toMillis();
        return millis == 0
                ? provider
                : request -> {
                    try {
                        Pause.millis(millis);
                        return provider.handle(request);
                    } catch (InterruptedIOException closing) {
                        return Reply.none(Reply.Delivery.RESET);
                    }
                };
    }

    Faults faults() {
        return faults;
    }

    Hooks hooks() {
        return hooks;
    }

    void clearFaults() {
        faults.clear();
        notes.ledger().forEach(CreditNote::free);
    }

    boolean decide(String invoice, String origin) {
        Optional<CreditNote> note = notes.ledger().newest(invoice).filter(CreditNote::decide);
        note.ifPresent(decided -> hooks.afterDecision(decided, decided.verify(Optional.empty()), Warehouse.at(origin)));
        return note.isPresent();
    }

    String newestNote(String invoice) {
        return notes.ledger().newest(invoice).map(CreditNote::code).orElse("");
    }

    int notes(String invoice) {
        return notes.ledger().count(invoice) + credits.ledger().count(invoice);
    }

    Stats stats() {
        Map<String, Integer> byInvoice = new HashMap<>();
        notes.ledger().countInto(byInvoice);
        credits.ledger().countInto(byInvoice);
        return new Stats(
                counters.cancels.sum(),
                counters.verifies.sum(),
                counters.lookups.sum(),
                notes.ledger().made() + credits.ledger().made(),
                Map.copyOf(byInvoice),
                notes.ledger().doubles() + credits.ledger().doubles(),
                counters.refusedLogins.sum(),
                counters.wrongHashes.sum(),
                counters.repeatedIntIds.sum(),
                counters.faults());
    }
}
