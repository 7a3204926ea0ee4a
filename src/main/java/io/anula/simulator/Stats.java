package io.anula.simulator;

import java.util.Map;

/**
 * What the simulator was asked and what it made since it started; also the body of {@code GET /stats}. All are counts.
 *
 * @param cancels calls to cancel, of both providers, that passed the login, whatever came of them
 * @param verifies verifies of a LaFactura credit note
 * @param lookups verifies of a LaFactura invoice and look-ups at Calipso
 * @param notesMade credit notes made in all
 * @param notes credit notes by invoice ({@code tascode} or {@code ordenid}), as far as they are still kept
 * @param doubles invoices that have got more than one credit note: the number that has to stay 0
 * @param refusedLogins requests without the right login
 * @param wrongHashes cancellations with a hash that was not of today
 * @param faults faults played, by wire name
 */
public record Stats(
        long cancels,
        long verifies,
        long lookups,
        long notesMade,
        Map<String, Integer> notes,
        long doubles,
        long refusedLogins,
        long wrongHashes,
        Map<String, Long> faults) {

    Stats withoutNotes() {
        return new Stats(cancels, verifies, lookups, notesMade, Map.of(), doubles, refusedLogins, wrongHashes, faults);
    }
}
