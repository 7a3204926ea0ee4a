package io.anula.store;

import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Room on the disks. HSQLDB acknowledges a commit whose write to its journal failed, and a journal that was cut in the
 * middle is no good from there on. Hence:
 *
 * <ol>
 *   <li>Work begins, and is committed, only while every disk has the room that is wanted. What is under way may be
 *       brought to its end with less, down to a quarter: the outcome of a call is worth more than room.
 *   <li>What was committed while the journal could not be written, or with the last of the room, counts as not done.
 *   <li>When the room is back, with a quarter more so that work does not stutter, the journal is begun anew by a
 *       checkpoint. Only when that has gone well does anything go on.
 * </ol>
 */
public final class DiskSpace {
    /** The name of the alarm. */
    public static final String ALARM = "disk-full";

    private static final long MEGABYTE = 1 << 20;
    private static final int QUARTER = 4;
    private static final int LAST = 16;
    private static final Reason MENDING = new Reason("the journal is being begun anew", "se reinicia el diario");

    private final Alarms alarms;
    private final List<Path> folders;
    private final long wanted;
    private final ToLongFunction<Path> usable;
    private final ReentrantLock regaining = new ReentrantLock();
    private volatile Runnable checkpoint = () -> {};
    private volatile boolean missing;
    private volatile @Nullable Reason fault;

    /**
     * @param folders that are written to; they need not exist yet
     * @param wanted room on each of their disks, in bytes; 0: any will do
     * @param usable room on the disk of a folder, in bytes
     */
    public DiskSpace(Alarms alarms, List<Path> folders, long wanted, ToLongFunction<Path> usable) {
        this.alarms = alarms;
        this.folders = folders.stream().map(Path::toAbsolutePath).distinct().toList();
        this.wanted = wanted;
        this.usable = usable;
    }

    /** Room on the disk of a folder, in bytes, or of the nearest folder above it that exists. Takes some microseconds. */
    public static long usable(Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there.toFile().getUsableSpace();
    }

    /** Room that nobody watches, for a store that is not to last. */
    public static DiskSpace unwatched() {
        return new DiskSpace(new Alarms(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)), List.of(), 0, folder -> 0);
    }

    /** The disk with the least room, of those that are written to; null where none is. */
    public @Nullable Free least() {
        return folders.stream()
                .map(folder -> new Free(folder, usable.applyAsLong(folder)))
                .min(Comparator.comparingLong(Free::bytes))
                .orElse(null);
    }

    /** So much is free on the disk of that folder. */
    public record Free(Path folder, long bytes) {}

    /** How the journal is begun anew. */
    void onReturn(Runnable newJournal) {
        this.checkpoint = newJournal;
    }

    /** The journal could not be written: from now on nothing that is committed is believed. */
    void journalFailed(String said) {
        Reason reason = new Reason(
                "the database cannot write its journal: " + said, "la base de datos no puede escribir su diario");
        fault = reason;
        lose(reason);
    }

    /** The data file is damaged where a row was read: what needs that row fails, and a person has to see to it. */
    void pageUnreadable(String said) {
        alarms.raise(
                "store-damaged",
                Effect.STOPS_WORK,
                ("The store is damaged: %s. What needs those rows fails, nothing of it is sent. Stop Anula; \"anula store verify\" says "
                                + "what is wrong, and the newest backup is the way out / El almacén está dañado: detenga Anula; "
                                + "restaure la copia más reciente")
                        .formatted(said));
    }

    /** True when work may go on. Where room was missing and is back, the journal is mended first. */
    public boolean isThere() {
        if (!missing) {
            Reason reason = tooSmall(wanted);
            if (reason == null) {
                return true;
            }
            lose(reason);
            return false;
        }
        return regaining.tryLock() && regainAndUnlock();
    }

    private boolean regainAndUnlock() {
        try {
            return !missing || regain();
        } finally {
            regaining.unlock();
        }
    }

    private boolean regain() {
        Reason reason = tooSmall(wanted + wanted / QUARTER);
        if (reason != null) {
            lose(reason);
            return false;
        }
        fault = null;
        try {
            checkpoint.run();
        } catch (RuntimeException failure) {
            journalFailed(failure.toString());
        }
        if (fault != null) {
            return false;
        }
        missing = false;
        alarms.clear(ALARM);
        return true;
    }

    /**
     * Before any work begins.
     *
     * @throws DiskFullException when there is no room
     */
    void demand() {
        if (!isThere()) {
            throw exception();
        }
    }

    /**
     * Before what is under way is brought to its end: for this the last quarter of what is wanted is kept.
     *
     * @throws DiskFullException when even that is used up, or the journal is not in order
     */
    void demandReserve() {
        if (!isThere() && (fault != null || tooSmall(wanted / QUARTER) != null)) {
            throw exception();
        }
    }

    /**
     * Before a commit, within its transaction: the journal is not mended here, a checkpoint would wait for that very
     * transaction.
     *
     * @throws DiskFullException when there is no room
     */
    void demandBeforeCommit() {
        Reason reason = tooSmall(wanted);
        if (reason != null) {
            lose(reason);
        }
        if (missing) {
            throw exception();
        }
    }

    /**
     * After a commit.
     *
     * @throws DiskFullException when it may not be durable
     */
    void demandAfterCommit() {
        Reason reason = tooSmall(wanted / LAST);
        if (reason != null) {
            lose(reason);
        }
        if (reason != null || fault != null) {
            throw exception();
        }
    }

    private @Nullable Reason tooSmall(long least) {
        if (least == 0) {
            return null;
        }
        for (Path folder : folders) {
            long free = usable.applyAsLong(folder);
            if (free < least) {
                return Reason.free(free, folder);
            }
        }
        return null;
    }

    private void lose(Reason reason) {
        missing = true;
        Reason first = fault;
        alarms.raise(ALARM, Effect.STOPS_WORK, message(first == null ? reason : first));
    }

    private String message(Reason reason) {
        long enough = (wanted + wanted / QUARTER) / MEGABYTE;
        return ("No room: %s. Nothing is taken in, sent or answered until %d MB are free (store.min-free and a quarter); "
                        + "then all goes on by itself / Sin espacio: %s. Nada se recibe, envía ni contesta hasta que haya "
                        + "%d MB libres; luego todo sigue solo")
                .formatted(reason.english(), enough, reason.spanish(), enough);
    }

    private DiskFullException exception() {
        Reason first = fault;
        Reason small = first == null ? tooSmall(wanted + wanted / QUARTER) : first;
        return new DiskFullException(message(small == null ? MENDING : small));
    }

    /** Why there is no room. */
    private record Reason(String english, String spanish) {
        static Reason free(long bytes, Path folder) {
            long megabytes = bytes / MEGABYTE;
            return new Reason(
                    "%d MB are free on the disk of %s".formatted(megabytes, folder),
                    "hay %d MB libres en el disco de %s".formatted(megabytes, folder));
        }
    }
}
