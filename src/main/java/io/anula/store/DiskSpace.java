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
 * Watches the space on the disks. HSQLDB acknowledges a commit even if its write to the journal failed, and a journal
 * that was cut in the middle is unusable from there on. Therefore:
 *
 * <ol>
 *   <li>Work begins and commits only while every disk has the required space. Work under way may end with less, down to a
 *       quarter, because the outcome of a call must not be lost.
 *   <li>A commit counts as not done if the journal could not be written, or if the space was almost used up.
 *   <li>When there is space again (a quarter more than required, so that work does not stop at once), a checkpoint begins
 *       a new journal. Work goes on only after that has succeeded.
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
     * @param folders the folders that are written to; they need not exist yet
     * @param wanted the required space on each of their disks, in bytes; 0 for no limit
     * @param usable gives the free space on the disk of a folder, in bytes
     */
    public DiskSpace(Alarms alarms, List<Path> folders, long wanted, ToLongFunction<Path> usable) {
        this.alarms = alarms;
        this.folders = folders.stream().map(Path::toAbsolutePath).distinct().toList();
        this.wanted = wanted;
        this.usable = usable;
    }

    /**
     * The free space on the disk of a folder, or of the nearest existing folder above it, in bytes. Takes some
     * microseconds.
     */
    public static long usable(Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there.toFile().getUsableSpace();
    }

    /** No watching, for a temporary store. */
    public static DiskSpace unwatched() {
        return new DiskSpace(new Alarms(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)), List.of(), 0, folder -> 0);
    }

    /** The folder whose disk has the least free space; null without folders. */
    public @Nullable Free least() {
        return folders.stream()
                .map(folder -> new Free(folder, usable.applyAsLong(folder)))
                .min(Comparator.comparingLong(Free::bytes))
                .orElse(null);
    }

    /** The free space on the disk of a folder. */
    public record Free(Path folder, long bytes) {}

    /** Sets the checkpoint that begins a new journal. */
    void onReturn(Runnable newJournal) {
        this.checkpoint = newJournal;
    }

    /** The journal could not be written: no commit counts from now on. */
    void journalFailed(String said) {
        Reason reason = new Reason(
                "the database cannot write its journal: " + said, "la base de datos no puede escribir su diario");
        fault = reason;
        lose(reason);
    }

    /** The data file is damaged at a row that was read: work that needs the row fails, and a person must help. */
    void pageUnreadable(String said) {
        alarms.raise(
                "store-damaged",
                Effect.STOPS_WORK,
                ("The store is damaged: %s. What needs those rows fails, nothing of it is sent. Stop Anula; \"anula store verify\" says "
                                + "what is wrong, and the newest backup is the way out / El almacén está dañado: detenga Anula; "
                                + "restaure la copia más reciente")
                        .formatted(said));
    }

    /** Whether work may go on. If there is space again, begins a new journal first. */
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
     * Called before new work.
     *
     * @throws DiskFullException when there is not enough space
     */
    void demand() {
        if (!isThere()) {
            throw exception();
        }
    }

    /**
     * Called before work under way ends; the last quarter of the required space is kept for this.
     *
     * @throws DiskFullException when even that is used up, or the journal is damaged
     */
    void demandReserve() {
        if (!isThere() && (fault != null || tooSmall(wanted / QUARTER) != null)) {
            throw exception();
        }
    }

    /**
     * Called before a commit, within its transaction. It never begins a new journal, because the checkpoint would wait
     * for this transaction.
     *
     * @throws DiskFullException when there is not enough space
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
     * Called after a commit.
     *
     * @throws DiskFullException when the commit may not be durable
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

    /** Why work must stop. */
    private record Reason(String english, String spanish) {
        static Reason free(long bytes, Path folder) {
            long megabytes = bytes / MEGABYTE;
            return new Reason(
                    "%d MB are free on the disk of %s".formatted(megabytes, folder),
                    "hay %d MB libres en el disco de %s".formatted(megabytes, folder));
        }
    }
}
