package io.anula.time;

import java.util.Date;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/** The triggers of Quartz. A trigger stores the time when it fires next, not the delay until then. */
public final class CronTriggers {
    private CronTriggers() {}

    /**
     * Makes every trigger calculate its next firing time again.
     *
     * @throws SchedulerException when Quartz refuses a trigger
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
