package io.anula.intake.table;

import java.util.function.BooleanSupplier;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/** Polls the table only while it is there and this node may work on it. */
public final class WhileThere extends DefaultPollingConsumerPollStrategy {
    private final BooleanSupplier mayWork;
    private final RequestTable table;

    /** @param mayWork whether the store is there, has disk space, and this node may work on the table */
    public WhileThere(BooleanSupplier mayWork, RequestTable table) {
        this.mayWork = mayWork;
        this.table = table;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return table.isThere() && mayWork.getAsBoolean();
    }

    /** The poll failed: checks whether the table is there. */
    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) throws Exception {
        table.look();
        return super.rollback(consumer, endpoint, retryCounter, cause);
    }
}
