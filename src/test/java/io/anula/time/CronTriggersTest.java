package io.anula.time;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

final class CronTriggersTest {
    private static final CountDownLatch FIRED = new CountDownLatch(2);

    /** A job that says that it ran. */
    public static final class Said implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            FIRED.countDown();
        }
    }

    @Test
    void shouldFireEverySecond_whenATriggerWaitsForHours() throws SchedulerException, InterruptedException {
        Properties quartz = new Properties();
        quartz.setProperty("org.quartz.scheduler.instanceName", "cron-triggers-test");
        quartz.setProperty("org.quartz.threadPool.threadCount", "1");
        Scheduler scheduler = new StdSchedulerFactory(quartz).getScheduler();
        try {
            Date later = Date.from(Clock.systemUTC().instant().plus(Duration.ofHours(2)));
            scheduler.scheduleJob(
                    JobBuilder.newJob(Said.class).build(),
                    TriggerBuilder.newTrigger()
                            .startAt(later)
                            .withSchedule(CronScheduleBuilder.cronSchedule("0/1 * * * * ?"))
                            .build());
            scheduler.start();
            CronTriggers.scheduleAnew(scheduler);
            assertTrue(FIRED.await(30, TimeUnit.SECONDS));
        } finally {
            scheduler.shutdown();
        }
    }
}
