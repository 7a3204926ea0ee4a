package io.anula.simulator;

import java.util.Map;

/**
 * The simulator's counts since its start; also the body of {@code GET /stats}.
 *
 * @param cancels calls to cancel, of both providers, that passed the login, with any result
 * @param verifies verifies of a LaFactura credit note
 * @param lookups verifies of a LaFactura invoice and look-ups at Calipso
 * @param notesMade credit notes made in all
 * @param notes credit notes by invoice ({@code tascode} or {@code ordenid}), as far as they are still kept
 * @param doubles invoices that got a further credit note while one stood, that is, was not rejected: this must stay 0
 * @param refusedLogins requests without the right login
 * @param wrongHashes cancellations with a hash of another day
 * @param repeatedIntIds cancellations over interface 3.0 with an {@code intID} that had made a note before
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
        long repeatedIntIds,
        Map<String, Long> faults) {

    Stats withoutNotes() {
        return new Stats(
                cancels,
                verifies,
                lookups,
                notesMade,
                Map.of(),
                doubles,
                refusedLogins,
                wrongHashes,
                repeatedIntIds,
                faults);
    }
}
