package io.anula.lifecycle;

import io.anula.cancellation.Cancellation;

/** What a person reads who must decide: what is known, why a machine cannot go on, and the ways out. */
final class HeldReason {
    private HeldReason() {}

    /** @param lookup why a look-up could not tell */
    static String inDoubt(Cancellation cancellation, String lookup) {
        return ("It is not known whether the credit note was made (%1$s; %2$s). Look at the provider's, then: resolve with "
                        + "the credit note's number if it was made; retry if it was not; resolve as not cancelled if the "
                        + "invoice shall stand. / No se sabe si la nota de crédito se hizo (%1$s; %2$s). Búsquela donde el "
                        + "proveedor y luego: resuelva con su número si se hizo; reintente si no se hizo; resuelva como "
                        + "no anulada si la factura debe quedar en pie.")
                .formatted(cancellation.firstCause(), lookup);
    }
}
