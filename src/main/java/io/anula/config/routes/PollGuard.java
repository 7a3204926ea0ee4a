package io.anula.config.routes;

import java.util.function.BooleanSupplier;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/**
 * Polls only while there is room on the disks and the store answers: what would be taken stays where it is, without a
 * word. The alarm says why.
 */
public final class PollGuard extends DefaultPollingConsumerPollStrategy {
    private final BooleanSupplier mayWork;

    public PollGuard(BooleanSupplier mayWork) {
        this.mayWork = mayWork;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return mayWork.getAsBoolean();
    }

    /** For a route that does not poll: true when it is to do nothing now. */
    public boolean isMissing() {
        return !mayWork.getAsBoolean();
    }
}
