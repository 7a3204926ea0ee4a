package io.anula.config.routes;

import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.jspecify.annotations.Nullable;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires the Quartz trigger of a route at once, besides its cron. Quartz ensures that two firings never overlap if the
 * route is {@code stateful}.
 */
public final class PollNow implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PollNow.class);

    /** The cron trigger, and one running firing that may have read the due work already. */
    private static final int CRON_AND_RUNNING = 2;

    private final String route;
    private volatile @Nullable CamelContext context;

    /** @param route the id of a route that begins at {@code quartz:} */
    public PollNow(String route) {
        this.route = route;
    }

    /** Sets the context in which the route runs. */
    public void in(CamelContext running) {
        context = running;
    }

    /** Fires now. Does nothing if the route does not run or a firing already waits. */
    @Override
    public void run() {
        CamelContext running = context;
        @Nullable Route polls = running == null ? null : running.getRoute(route);
        if (running == null || polls == null || !(polls.getEndpoint() instanceof QuartzEndpoint endpoint)) {
            return;
        }
        try {
            fire(
                    Objects.requireNonNull(running.getComponent("quartz", QuartzComponent.class))
                            .getScheduler(),
                    endpoint);
        } catch (SchedulerException ended) {
            LOG.debug("{} is not fired: Quartz has ended", route, ended);
        }
    }

    private static void fire(Scheduler scheduler, QuartzEndpoint endpoint) throws SchedulerException {
        TriggerKey trigger = endpoint.getTriggerKey();
        JobKey job = JobKey.jobKey(trigger.getName(), trigger.getGroup());
        boolean waits = scheduler.getTriggersOfJob(job).size() > CRON_AND_RUNNING;
        if (!waits) {
            scheduler.triggerJob(job);
        }
    }
}
