package io.anula.simulator;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** How often each fault is played: a share of the calls, drawn from a seeded generator. */
final class Rates {
    private final Random random;
    private volatile Map<Fault, Double> rates = Map.of();

    Rates(long seed, Map<Fault, Double> rates) {
        this.random = new Random(seed);
        put(rates);
    }

    Map<Fault, Double> all() {
        return rates;
    }

    /** Sets all of these rates or, if one is invalid, none. */
    synchronized void put(Map<Fault, Double> changes) {
        Map<Fault, Double> next = new EnumMap<>(Fault.class);
        next.putAll(rates);
        changes.forEach((fault, rate) -> next.put(fault, within(fault, rate)));
        next.values().removeIf(rate -> rate == 0);
        rates = next;
    }

    synchronized void clear() {
        rates = Map.of();
    }

    Optional<Fault> draw(Operation operation) {
        for (Map.Entry<Fault, Double> entry : rates.entrySet()) {
            if (entry.getKey().fits(operation) && random.nextDouble() < entry.getValue()) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }

    private static double within(Fault fault, double rate) {
        if (rate >= 0 && rate <= 1) {
            return rate;
        }
        throw new IllegalArgumentException("the rate of " + fault.wireName() + " is from 0 to 1, not " + rate);
    }
}
