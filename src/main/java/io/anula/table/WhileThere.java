package io.anula.table;

import io.anula.store.Room;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/** Polls the table only while there is room on the disks and the table is there. */
public final class WhileThere extends DefaultPollingConsumerPollStrategy {
    private final Room room;
    private final RequestTable table;

    public WhileThere(Room room, RequestTable table) {
        this.room = room;
        this.table = table;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return room.isThere() && table.isThere();
    }

    /** The poll failed: is the table there at all? */
    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) throws Exception {
        table.look();
        return super.rollback(consumer, endpoint, retryCounter, cause);
    }
}
