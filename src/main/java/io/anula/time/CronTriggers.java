package io.anula.time;

import java.util.Date;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/** The triggers of Quartz, which know the moment at which they fire next, and not how long it is until then. */
public final class CronTriggers {
    private CronTriggers() {}

    /**
     * Has every trigger work out anew when it fires next.
     *
     * @throws SchedulerException when Quartz does not take one
     */
    public static void scheduleAnew(Scheduler scheduler) throws SchedulerException {
        for (TriggerKey key : scheduler.getTriggerKeys(GroupMatcher.anyTriggerGroup())) {
            Trigger trigger = scheduler.getTrigger(key);
            Date next = trigger == null ? null : trigger.getNextFireTime();
            if (trigger != null && next != null) {
                scheduler.rescheduleJob(
                        key, trigger.getTriggerBuilder().startNow().build());
            }
        }
    }
}
