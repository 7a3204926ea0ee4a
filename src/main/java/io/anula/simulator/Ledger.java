package io.anula.simulator;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** The notes of a provider, by number and by invoice, never deduplicated; above its limit the oldest are forgotten. */
final class Ledger<T> {
    private final int limit;
    private final Predicate<T> isRejected;
    private final Map<Long, Entry<T>> entries = new LinkedHashMap<>();
    private final Map<String, Made> invoices = new HashMap<>();
    private long made;
    private long doubles;

    private record Entry<T>(String invoice, T note) {}

    /** @param isDouble whether a note was made while an earlier one stood */
    private record Made(int count, long newest, boolean isDouble) {}

    /**
     * @param limit the most notes that are kept
     * @param isRejected whether a note was refused by the authority: a further one of its invoice is no double
     */
    Ledger(int limit, Predicate<T> isRejected) {
        this.limit = limit;
        this.isRejected = isRejected;
    }

    synchronized T add(String invoice, LongFunction<T> numbered) {
        long number = ++made;
        T note = numbered.apply(number);
        entries.put(number, new Entry<>(invoice, note));
        Made before = invoices.get(invoice);
        int count = before == null ? 1 : before.count() + 1;
        boolean wasDouble = before != null && before.isDouble();
        boolean isDouble = wasDouble || (before != null && stands(before.newest()));
        invoices.put(invoice, new Made(count, number, isDouble));
        doubles += isDouble && !wasDouble ? 1 : 0;
        if (entries.size() > limit) {
            forgetOldest();
        }
        return note;
    }

    private boolean stands(long number) {
        return find(number).filter(isRejected.negate()).isPresent();
    }

    synchronized Optional<T> find(long number) {
        return Optional.ofNullable(entries.get(number)).map(Entry::note);
    }

    synchronized Optional<T> newest(String invoice) {
        return Optional.ofNullable(invoices.get(invoice)).flatMap(found -> find(found.newest()));
    }

    synchronized void forEach(Consumer<T> action) {
        entries.values().forEach(entry -> action.accept(entry.note()));
    }

    synchronized void countInto(Map<String, Integer> notes) {
        invoices.forEach((invoice, found) -> notes.merge(invoice, found.count(), Integer::sum));
    }

    synchronized int count(String invoice) {
        Made found = invoices.get(invoice);
        return found == null ? 0 : found.count();
    }

    synchronized long made() {
        return made;
    }

    synchronized long doubles() {
        return doubles;
    }

    private void forgetOldest() {
        Iterator<Map.Entry<Long, Entry<T>>> all = entries.entrySet().iterator();
        Map.Entry<Long, Entry<T>> oldest = all.next();
        String invoice = oldest.getValue().invoice();
        Made found = invoices.get(invoice);
        if (found != null && found.newest() == oldest.getKey()) {
            invoices.remove(invoice);
        }
        all.remove();
    }
}
