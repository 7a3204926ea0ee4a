package io.anula.engine;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Pause;

/** The messages for a person who must decide: what is known, why a machine cannot go on, and the possible decisions. */
final class HeldReason {
    private HeldReason() {}

    /** @param lookup why the look-up could not decide */
    static String inDoubt(Cancellation cancellation, String lookup) {
        return ("It is not known whether the credit note was made (%1$s; %2$s). Look at the provider's, then: resolve with "
                        + "the credit note's number if it was made; retry if it was not; resolve as not cancelled if the "
                        + "invoice shall stand. / No se sabe si la nota de crédito se hizo (%1$s; %2$s). Búsquela donde el "
                        + "proveedor y luego: resuelva con su número si se hizo; reintente si no se hizo; resuelva como "
                        + "no anulada si la factura debe quedar en pie.")
                .formatted(cancellation.firstCause(), lookup);
    }

    /** Holds a request that is refused again and again while its account works; no note was made. */
    static Outcome alone(AccountName account, Pause pause, Outcome refused) {
        String message =
                ("Only this request is refused (%1$s); %2$s works otherwise. Nothing was made. Look at what it says, or ask "
                                + "the provider; then: release to try it again, or resolve as not cancelled. / Solo este pedido es "
                                + "rechazado (%1$s); %2$s funciona por lo demás. No se hizo nada. Revise lo que dice o pregunte al "
                                + "proveedor y luego: libérelo para intentarlo de nuevo o resuelva como no anulada.")
                        .formatted(pause.what(), account);
        return new Outcome.Refused(message, true, refused.evidence());
    }
}
