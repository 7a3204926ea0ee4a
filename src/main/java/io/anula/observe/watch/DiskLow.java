package io.anula.observe.watch;

import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import io.anula.store.DiskSpace;
import java.util.function.LongSupplier;

/**
 * The alarm for a nearly full disk, before work must stop. It ends only when a quarter more is free, so that it does
 * not flap.
 */
public final class DiskLow implements Check {
    private static final String ALARM = "disk-low";
    private static final long MEGABYTE = 1 << 20;
    private static final int QUARTER = 4;

    private final DiskSpace room;
    private final LongSupplier wanted;
    private final Alarms alarms;

    /** @param wanted the required space on every disk, in bytes; 0 for no limit */
    public DiskLow(DiskSpace room, LongSupplier wanted, Alarms alarms) {
        this.room = room;
        this.wanted = wanted;
        this.alarms = alarms;
    }

    @Override
    public void look() {
        DiskSpace.Free least = room.least();
        long enough = wanted.getAsLong();
        if (least == null || least.bytes() >= enough + enough / QUARTER) {
            alarms.clear(ALARM);
        } else if (least.bytes() < enough) {
            alarms.raise(
                    ALARM,
                    Effect.WORK_GOES_ON,
                    ("The disk of %1$s is nearly full: %2$d MB are free, fewer than watch.min-free. Work stops when fewer than "
                                    + "store.min-free are; make room / El disco de %1$s está casi lleno: quedan %2$d MB, "
                                    + "menos que watch.min-free. El trabajo se detiene con menos de store.min-free; haga "
                                    + "lugar")
                            .formatted(least.folder(), least.bytes() / MEGABYTE));
        }
    }
}
