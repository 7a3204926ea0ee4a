package io.anula.observe.watch;

import org.apache.camel.CamelContext;
import org.apache.camel.component.seda.QueueReference;
import org.apache.camel.component.seda.SedaComponent;

/** The queues between routes. */
final class RouteQueues {
    private RouteQueues() {}

    /** Adds a gauge for the length of each queue. */
    static void measure(CamelContext context, Gauges gauges) {
        if (context.hasComponent("seda") instanceof SedaComponent queues) {
            queues.getQueues().keySet().forEach(key -> gauges.queue(name(key), queues, all -> length(all, key)));
        }
    }

    private static String name(String key) {
        return key.replaceFirst("^seda:(//)?", "");
    }

    /** Asks the component each time, because replaced routes may have new queues. */
    private static int length(SedaComponent queues, String key) {
        QueueReference queue = queues.getQueues().get(key);
        return queue == null ? 0 : queue.getQueue().size();
    }
}
