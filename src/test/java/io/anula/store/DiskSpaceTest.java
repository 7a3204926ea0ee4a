package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.observe.alarm.Alarm;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import io.anula.testing.Given;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskSpaceTest {
    private static final long MB = 1 << 20;
    private static final long WANTED = 32 * MB;
    private static final long ENOUGH = 40 * MB;

    private long free = ENOUGH;
    private int checkpoints;
    private final Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private final Alarms alarms = new Alarms(clock);
    private final DiskSpace unit = new DiskSpace(alarms, List.of(Path.of("data")), WANTED, folder -> free);
    private final Database database = Database.open(
            new StoreSettings("jdbc:hsqldb:mem:" + UUID.randomUUID(), "anula", "secret", Given.PROVIDERS.names()),
            unit,
            alarms,
            Clock.systemUTC());
    private final IntakeFiles files = new IntakeFiles(database, clock);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldBeThere_whenExactlyWhatIsWantedIsFree() {
        free = WANTED;
        assertTrue(unit.isThere());
        free = WANTED - 1;
        assertFalse(unit.isThere());
    }

    @Test
    void shouldBeBack_whenAQuarterMoreThanWantedIsFree() {
        free = 0;
        assertFalse(unit.isThere());
        free = ENOUGH - 1;
        assertFalse(unit.isThere());
        free = ENOUGH;
        assertTrue(unit.isThere());
    }

    @Test
    void shouldNeverBeMissing_whenNoneIsWanted() {
        free = 0;
        assertTrue(new DiskSpace(alarms, List.of(Path.of("data")), 0, folder -> free).isThere());
    }

    @Test
    void shouldRaiseItsAlarm_untilItIsBack() {
        free = 5 * MB;
        unit.isThere();
        Alarm alarm = alarms.active().get(0);
        assertEquals(DiskSpace.ALARM, alarm.name());
        assertEquals(Effect.STOPS_WORK, alarm.effect());
        assertTrue(alarm.message().startsWith("No room: 5 MB are free on the disk of"), alarm.message());
        free = ENOUGH;
        unit.isThere();
        assertEquals(List.of(), alarms.active());
    }

    @Test
    void shouldBeginTheJournalAnewOnce_whenItIsBack() {
        unit.onReturn(() -> checkpoints++);
        free = 0;
        unit.isThere();
        assertEquals(0, checkpoints);
        free = ENOUGH;
        unit.isThere();
        unit.isThere();
        assertEquals(1, checkpoints);
    }

    @Test
    void shouldStayMissing_whenTheJournalCannotBeBegunAnew() {
        unit.onReturn(() -> unit.journalFailed("checkpoint failed"));
        unit.journalFailed("ScriptWriter synch error");
        assertFalse(unit.isThere());
        unit.onReturn(() -> {
            throw new IllegalStateException("still no good");
        });
        assertFalse(unit.isThere());
        unit.onReturn(() -> checkpoints++);
        assertTrue(unit.isThere());
    }

    @Test
    void shouldWriteNothing_whenThereIsNoRoomBefore() {
        free = 0;
        assertThrows(DiskFullException.class, () -> files.register("a.json", "sha"));
        free = ENOUGH;
        assertEquals(0, count());
    }

    @Test
    void shouldRollBack_whenRoomGoesDuringTheWork() {
        assertThrows(DiskFullException.class, () -> database.sql().inTransaction(() -> {
            files.register("a.json", "sha");
            free = WANTED - 1;
            return 1;
        }));
        free = ENOUGH;
        assertTrue(unit.isThere());
        assertEquals(0, count());
    }

    @Test
    void shouldBringToAnEndWhatIsUnderWay_whileAQuarterIsLeft() {
        free = WANTED / 4;
        assertFalse(unit.isThere());
        assertEquals(1, database.sql().inLastTransaction(() -> 1));
        free = WANTED / 4 - 1;
        assertThrows(DiskFullException.class, () -> database.sql().inLastTransaction(() -> 1));
    }

    @Test
    void shouldNotBeBelieved_whenTheLastRoomGoesDuringTheCommit() {
        assertThrows(DiskFullException.class, () -> database.sql().inLastTransaction(() -> {
            free = WANTED / 16 - 1;
            return 1;
        }));
    }

    @Test
    void shouldNotBeBelieved_whenTheJournalFailedMeanwhile() {
        assertThrows(DiskFullException.class, () -> database.sql().inTransaction(() -> {
            Logger.getLogger("hsqldb.db.X.ENGINE").log(Level.WARNING, "ScriptWriter synch error: ");
            return files.register("a.json", "sha");
        }));
        assertDoesNotThrow(() -> files.register("b.json", "sha"));
    }

    @Test
    void shouldTakeNoNoticeOfWhatTheDatabaseSaysByTheWay() {
        Logger.getLogger("hsqldb.db.X.ENGINE").info("Checkpoint start");
        assertEquals(List.of(), alarms.active());
    }

    @Test
    void shouldBeMeasuredWhereTheFolderWillBe(@TempDir Path folder) throws java.io.IOException {
        long there = Files.getFileStore(folder).getTotalSpace();
        long found = DiskSpace.usable(folder.resolve("not/yet/there"));
        assertTrue(found > 0 && found <= there, () -> found + " of " + there);
    }

    private int count() {
        return database.sql()
                .jdbc
                .queryForList("select id from intake_file", Map.of())
                .size();
    }
}
