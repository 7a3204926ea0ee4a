package io.anula.routing;

import io.anula.store.Room;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/** Polls only while there is room on the disks: what would be taken stays where it is, without a word. */
public final class WhileRoom extends DefaultPollingConsumerPollStrategy {
    private final Room room;

    public WhileRoom(Room room) {
        this.room = room;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return room.isThere();
    }

    /** For a route that does not poll: true when it is to do nothing now. */
    public boolean isMissing() {
        return !room.isThere();
    }
}
