package io.anula.config.routes;

import java.util.function.BooleanSupplier;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/**
 * Polls only while the disks have space and the store answers. Otherwise the work stays where it is, without a log
 * line; the alarm gives the reason.
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

    /** For a route that does not poll: whether it must do nothing now. */
    public boolean isMissing() {
        return !mayWork.getAsBoolean();
    }
}
