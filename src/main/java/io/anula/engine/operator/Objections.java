package io.anula.engine.operator;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Provider;
import io.anula.cancellation.State;
import io.anula.engine.operator.OperatorDecision.Verb;
import io.anula.store.Cancellations;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The objections to a decision besides the state of its cancellation: settings, stored data, other cancellations. */
final class Objections {
    private final Cancellations cancellations;
    private final Predicate<AccountName> canBeLookedUp;
    private final BiPredicate<Provider, String> isInvoice;

    /**
     * @param canBeLookedUp the accounts whose calls in doubt can be looked up
     * @param isInvoice whether a code can only belong to an invoice of this provider
     */
    Objections(
            Cancellations cancellations,
            Predicate<AccountName> canBeLookedUp,
            BiPredicate<Provider, String> isInvoice) {
        this.isInvoice = isInvoice;
        this.cancellations = cancellations;
        this.canBeLookedUp = canBeLookedUp;
    }

    /** Whether a release would not lead directly to {@code HELD} again. */
    boolean canBeReleased(Cancellation held) {
        return held.state() == State.HELD && (held.heldFrom() != State.IN_DOUBT || canBeLookedUp.test(account(held)));
    }

    private static AccountName account(Cancellation cancellation) {
        return new AccountName(cancellation.key().provider(), cancellation.key().account());
    }

    /**
     * Throws if there is an objection to the decision.
     *
     * @throws DecisionRefusedException when there is one
     */
    void demandNone(Cancellation cancellation, OperatorDecision decided) {
        boolean submits = decided.verb() == Verb.RETRY
                || (decided.verb() == Verb.RELEASE && cancellation.heldFrom() == State.READY);
        if (cancellation.state() != State.HELD) {
            return;
        }
        if (decided.verb() == Verb.RELEASE && !canBeReleased(cancellation)) {
            throw new DecisionRefusedException(
                    ("%1$s is in doubt and its account has no look-up: released, it would be held again at once. Look at the "
                                    + "provider's, then resolve it, or retry it if no credit note exists / %1$s está en duda y su "
                                    + "cuenta no tiene consulta: al liberarla quedaría retenida de nuevo. Verifique con el "
                                    + "proveedor y luego resuélvala, o reenvíela si no existe nota de crédito")
                            .formatted(cancellation));
        }
        if (submits) {
            demandOneLife(cancellation);
            demandContent(cancellation);
        }
        String note = decided.creditNote();
        if (note != null) {
            demandItsOwn(cancellation, note);
        }
    }

    private void demandOneLife(Cancellation cancellation) {
        cancellations
                .collisions()
                .otherThan(cancellation.id())
                .filter(other -> other.state().keepsKey())
                .ifPresent(other -> {
                    throw new DecisionRefusedException(
                            ("%1$s is of the same invoice as %2$s, which is %3$s: sent again, there could be two credit notes. "
                                            + "Resolve one of them / %1$s es de la misma factura que %2$s, que está en %3$s: "
                                            + "reenviarla podría dar dos notas de crédito. Resuelva una de las dos")
                                    .formatted(cancellation, other, other.state()));
                });
    }

    /**
     * A submit needs the request's content. After the retention time it is only in an archive file, and a restored
     * store may know only the name.
     */
    private void demandContent(Cancellation cancellation) {
        String content =
                cancellations.histories().contents(List.of(cancellation.id())).getOrDefault(cancellation.id(), "");
        if (content.isBlank()) {
            throw new DecisionRefusedException(
                    ("%1$s cannot be sent: its request is not in the store (store.keep, or a restored store). Resolve it as not "
                                    + "cancelled and ask for it anew / %1$s no se puede enviar: su pedido no está en el almacén "
                                    + "(store.keep, o una copia restaurada). Resuélvala como no anulada y pídala de nuevo")
                            .formatted(cancellation));
        }
    }

    /**
     * The note that a person names must be this invoice's own. If decisions are polled, the provider confirms the note
     * later; a code that is clearly wrong is refused here.
     */
    private void demandItsOwn(Cancellation cancellation, String note) {
        String why = isInvoice.test(cancellation.key().provider(), note)
                ? "is an invoice, not a credit note / es una factura, no una nota de crédito"
                : earlier(cancellation, note);
        if (why != null) {
            throw new DecisionRefusedException("%s stays HELD: %s %s".formatted(cancellation, note, why));
        }
    }

    private @Nullable String earlier(Cancellation cancellation, String note) {
        return cancellations.earlierNotes(cancellation).stream().anyMatch(note::equalsIgnoreCase)
                ? "is the note of an earlier request for it, which was rejected / es la nota de un pedido anterior, que fue rechazado"
                : null;
    }
}
