package io.anula.engine;

import io.anula.provider.Claim;

/** A claim waited so long that its lease could end before its call. It is given back; nothing has left. */
public final class LeaseTooShortException extends Exception {
    private static final long serialVersionUID = 1L;

    LeaseTooShortException(Claim claim) {
        super("%s: the lease ends at %s, which is too soon for a call; it is claimed again later"
                .formatted(claim.cancellation(), claim.leaseUntil()));
    }
}
