package io.anula.observe.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.config.routes.Heartbeats;
import io.anula.engine.CallFigures;
import io.anula.engine.ThrottleSnapshot;
import io.anula.io.LeftAlone;
import io.anula.observe.alarm.Alarm;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import io.anula.store.DiskSpace;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing that the watchdog looks at rings one tick after its limit, once, and falls silent when all is well. */
final class ChecksTest {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration TICK = Duration.ofMillis(1);

    private final SettableClock clock = new SettableClock();
    private final Alarms alarms = new Alarms(clock);

    @Test
    void shouldRing_whenARouteShowsNoSignOfLife() {
        Heartbeats heartbeats = new Heartbeats(clock);
        Check unit = new SilentRoutes(heartbeats, () -> LIMIT, alarms);
        heartbeats.expect("submit", Duration.ofSeconds(1));
        heartbeats.expect("track", Duration.ofSeconds(1));
        clock.advance(LIMIT.plusSeconds(10));
        heartbeats.beat("track");
        unit.look();
        assertEquals(List.of(), standing());
        clock.advance(TICK);
        unit.look();
        assertEquals(List.of("routes-silent"), standing());
        String message = alarms.active().get(0).message();
        assertTrue(message.contains("submit (310 s)") && !message.contains("track"), message);
        heartbeats.beat("submit");
        unit.look();
        assertEquals(List.of(), standing());
    }

    @Test
    void shouldRing_whenAFileStaysInTheInbox(@TempDir Path inbox) throws IOException {
        Check unit = new InboxWaits(inbox, new LeftAlone(""), () -> LIMIT, alarms, clock);
        Path stuck = Files.createFile(inbox.resolve("stuck.json"));
        Files.createFile(inbox.resolve("unfinished.json.part"));
        unit.look();
        clock.advance(LIMIT);
        Files.createFile(inbox.resolve("new.json"));
        unit.look();
        assertEquals(List.of(), standing());
        clock.advance(TICK);
        unit.look();
        assertEquals(List.of("files-wait"), standing());
        assertTrue(alarms.active()
                .get(0)
                .message()
                .startsWith("In the inbox for more than watch.max-age.file (300 s): 1 file."));
        Files.delete(stuck);
        unit.look();
        assertEquals(List.of(), standing());
    }

    @Test
    void shouldSayNothing_whenThereIsNoInboxYet(@TempDir Path home) {
        new InboxWaits(home.resolve("inbox"), new LeftAlone(""), () -> LIMIT, alarms, clock).look();
        assertEquals(List.of(), standing());
    }

    @Test
    void shouldRing_whenTheInboxIsNoFolder(@TempDir Path home) throws IOException {
        Path file = Files.createFile(home.resolve("inbox"));
        Check unit = new InboxWaits(file, new LeftAlone(""), () -> LIMIT, alarms, clock);
        unit.look();
        assertEquals(List.of("files-wait"), standing());
        Files.delete(file);
        unit.look();
        assertEquals(List.of(), standing());
    }

    @Test
    void shouldRing_whenAProviderIsDownForLong() {
        Check unit = new LongOutage(() -> LIMIT, alarms, clock);
        alarms.raise("provider-down:calipso/default", Effect.WORK_GOES_ON, "down");
        clock.advance(LIMIT);
        unit.look();
        assertEquals(List.of("provider-down:calipso/default"), standing());
        clock.advance(TICK);
        unit.look();
        assertEquals(List.of("provider-down-long:calipso/default", "provider-down:calipso/default"), standing());
        alarms.clear("provider-down:calipso/default");
        unit.look();
        assertEquals(List.of(), standing());
    }

    @Test
    void shouldRing_whenADiskIsNearlyFull() {
        AtomicLong free = new AtomicLong(100);
        DiskSpace room = new DiskSpace(alarms, List.of(Path.of("data")), 10, folder -> free.get());
        Check unit = new DiskLow(room, () -> 100, alarms);
        unit.look();
        assertEquals(List.of(), standing());
        free.set(99);
        unit.look();
        assertEquals(List.of("disk-low"), standing());
        free.set(124);
        unit.look();
        assertEquals(List.of("disk-low"), standing());
        free.set(125);
        unit.look();
        assertEquals(List.of(), standing());
    }

    @Test
    void shouldRing_whenAProvidersClockIsAnother() {
        Map<String, Duration> heard = new HashMap<>(Map.of("provider.example", Duration.ofSeconds(-30)));
        Check unit = new ClockSkew(() -> heard, clock, clock, () -> Duration.ofSeconds(30), alarms);
        unit.look();
        assertEquals(List.of(), standing());
        heard.put("provider.example", Duration.ofSeconds(-31));
        unit.look();
        assertEquals(List.of("clock-skew"), standing());
        String message = alarms.active().get(0).message();
        assertTrue(message.contains("provider.example -31 s"), message);
        heard.clear();
        unit.look();
        assertEquals(List.of("clock-skew"), standing(), "nobody said that it is right again");
        heard.put("provider.example", Duration.ZERO);
        unit.look();
        assertEquals(List.of(), standing());
    }

    @Test
    void shouldRing_whenTheDatabasesClockIsAnother() {
        SettableClock database = new SettableClock();
        Check unit = new ClockSkew(Map::of, clock, database, () -> Duration.ofSeconds(30), alarms);
        database.advance(Duration.ofSeconds(31));
        unit.look();
        assertEquals(List.of("clock-skew"), standing());
        clock.advance(Duration.ofSeconds(31));
        unit.look();
        assertEquals(List.of(), standing());
    }

    @Test
    void shouldRing_whenTheProviderSaysThatARangeIsUsedUp() {
        RangesUsedUp unit = new RangesUsedUp(alarms);
        unit.ended(Given.in(State.SENDING), new Outcome.Refused("otro motivo", false, null));
        assertEquals(List.of(), standing());
        unit.ended(Given.in(State.SENDING), new Outcome.Refused("rango agotado", true, true, null));
        assertEquals(List.of("range-used-up:lafactura/default"), standing());
        unit.ended(Given.in(State.SENDING), new Outcome.Created(Given.NOTE, "0", null));
        assertEquals(List.of(), standing());
    }

    private static ThrottleSnapshot lane(@Nullable Instant pausedUntil, boolean refused, int overdue) {
        return new ThrottleSnapshot(
                Given.account().accountName(),
                1,
                32,
                0,
                pausedUntil,
                refused,
                overdue,
                new CallFigures(1, 0, 0, Duration.ZERO, Duration.ZERO));
    }

    @Test
    void shouldStopTheWork_whenCallsHoldTheirPlacesForTooLong() {
        AtomicReference<ThrottleSnapshot> lane = new AtomicReference<>(lane(null, false, 2));
        Check unit = new StuckCalls(() -> List.of(lane.get()), alarms);
        unit.look();
        assertEquals(List.of("calls-stuck"), standing());
        assertEquals(Effect.STOPS_WORK, alarms.active().get(0).effect());
        assertTrue(alarms.active().get(0).message().contains("lafactura/default (2 / 32)"));
        lane.set(lane(null, false, 0));
        unit.look();
        assertEquals(List.of(), standing());
    }

    @Test
    void shouldRing_whenAProviderAsksToWaitForLong_andUntilThatIsOver() {
        Instant until = clock.instant().plusSeconds(61);
        AtomicReference<ThrottleSnapshot> lane =
                new AtomicReference<>(lane(clock.instant().plusSeconds(60), false, 0));
        Check unit = new AskedToWait(() -> List.of(lane.get()), alarms, clock);
        unit.look();
        assertEquals(List.of(), standing(), "a moment");
        lane.set(lane(until, true, 0));
        unit.look();
        assertEquals(List.of(), standing(), "a refused login has an alarm of its own");
        lane.set(lane(until, false, 0));
        unit.look();
        assertEquals(List.of("account-waits:lafactura/default"), standing());
        clock.advance(Duration.ofSeconds(30));
        unit.look();
        assertEquals(List.of("account-waits:lafactura/default"), standing());
        lane.set(lane(null, false, 0));
        unit.look();
        assertEquals(List.of(), standing());
    }

    @Test
    void shouldRing_whenNearlyAllFilesAndConnectionsAreOpen() {
        AtomicLong open = new AtomicLong(84);
        Check unit = new HandlesLow(open::get, () -> 100, alarms);
        unit.look();
        assertEquals(List.of(), standing());
        open.set(85);
        unit.look();
        assertEquals(List.of("handles-low"), standing());
        open.set(10);
        unit.look();
        assertEquals(List.of(), standing());
    }

    @Test
    void shouldNotRing_whereTheSystemDoesNotTellItsLimits() {
        new HandlesLow(() -> 1_000_000, () -> 0, alarms).look();
        assertEquals(List.of(), standing());
        HandlesLow.ofProcess(alarms).look();
        assertEquals(List.of(), standing());
    }

    private List<String> standing() {
        return alarms.active().stream().map(Alarm::name).toList();
    }
}
