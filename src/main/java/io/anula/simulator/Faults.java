package io.anula.simulator;

import java.util.Map;
import java.util.Optional;

/** Decides which fault, if any, strikes a call: first by the scripts, then by the rates. */
final class Faults {
    private final Rates rates;
    private final Scripts scripts = new Scripts();
    private final Counters counters;

    Faults(long seed, Map<Fault, Double> rates, Counters counters) {
        this.rates = new Rates(seed, rates);
        this.counters = counters;
    }

    Rates rates() {
        return rates;
    }

    Scripts scripts() {
        return scripts;
    }

    Optional<Fault> draw(Operation operation, String invoice) {
        Optional<Fault> fault = scripts.next(operation, invoice).or(() -> rates.draw(operation));
        fault.ifPresent(counters::played);
        return fault;
    }

    boolean refusesConnection() {
        return draw(Operation.CONNECT, "").isPresent();
    }

    void clear() {
        rates.clear();
        scripts.clear();
    }
}
