package io.anula.observe.watch;

import com.sun.management.UnixOperatingSystemMXBean;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** The alarm for a process that has nearly as many files and connections open as the system allows. */
public final class HandlesLow implements Check {
    private static final String ALARM = "handles-low";
    private static final int ALL = 100;
    private static final int MUCH = 85;

    private final LongSupplier open;
    private final LongSupplier most;
    private final Alarms alarms;

    /**
     * @param open gives the number of open files and connections
     * @param most gives the limit; 0 if unknown
     */
    public HandlesLow(LongSupplier open, LongSupplier most, Alarms alarms) {
        this.open = open;
        this.most = most;
        this.alarms = alarms;
    }

    /** The check for this process; it never raises the alarm if the system does not give the numbers. */
    public static HandlesLow ofProcess(Alarms alarms) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? new HandlesLow(unix::getOpenFileDescriptorCount, unix::getMaxFileDescriptorCount, alarms)
                : new HandlesLow(() -> 0, () -> 0, alarms);
    }

    @Override
    public void look() {
        long now = open.getAsLong();
        long may = most.getAsLong();
        if (may <= 0 || now * ALL < may * MUCH) {
            alarms.clear(ALARM);
            return;
        }
        alarms.raise(
                ALARM,
                Effect.WORK_GOES_ON,
                ("%1$d of %2$d files and connections that this process may have are open. Raise the limit (LimitNOFILE of the "
                                + "unit, ulimit -n) and look which client keeps connections / Están abiertos %1$d de los %2$d "
                                + "archivos y conexiones que este proceso puede tener. Suba el límite (LimitNOFILE de la unidad, "
                                + "ulimit -n) y vea qué cliente retiene conexiones")
                        .formatted(now, may));
    }
}
