package io.anula.crash;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.simulator.SimulatorOptions.RepeatedIntId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Nothing lost, nothing twice: the packaged jar, killed again and again by SIGKILL while files and rows come in and both
 * providers fail in every way there is.
 *
 * <ol>
 *   <li>Everything that will be asked for is drawn from the seed, each invoice once.
 *   <li>Each life is given its share of it, also while it still starts, and ends at a drawn moment.
 *   <li>The last life goes on; the faults end; everything has to come to its end, or to a person.
 *   <li>What everybody was answered is held against what the providers know.
 * </ol>
 */
final class Soak {
    private static final Duration LOOK = Duration.ofMillis(500);

    private final SoakSize size;
    private final Random random;
    private final List<Drop> drops;
    private final List<Ask> asks;
    private final long begun = System.nanoTime();

    Soak(SoakSize size) {
        this.size = size;
        this.random = new Random(size.seed());
        this.drops = Plan.of(size.requests(), random);
        this.asks = drops.stream().flatMap(drop -> drop.asks().stream()).toList();
    }

    /**
     * Runs it to its end.
     *
     * @param folder of the process, a new one
     * @param repeated what LaFactura does with an intID that it knows
     * @param settings of the process besides the usual ones, by the names of their environment variables
     */
    void run(Path folder, RepeatedIntId repeated, Map<String, String> settings) throws Exception {
        System.out.printf(
                "soak: %d requests in %d drops, seed %d, %s, in %s%n",
                asks.size(), drops.size(), size.seed(), settings, folder);
        try (Adversity providers = new Adversity(size.seed(), repeated);
                SoakHome home = new SoakHome(folder, providers, settings);
                Feeder feeder = new Feeder(folder, home.table(), drops)) {
            live(home, feeder, new Moments(random, providers, folder));
            settle(home, feeder, providers);
            Answers answers = home.answers(drops);
            int exit = home.anula().end();
            judge(folder, answers, providers, exit);
        }
    }

    private void live(SoakHome home, Feeder feeder, Moments moments) throws Exception {
        int share = 2 * drops.size() / (2 * size.kills() + 1);
        for (int kill = 1; kill <= size.kills(); kill++) {
            Moments.Moment moment = moments.draw();
            feeder.allow(share);
            home.anula().start();
            moment.awaitIn(home.anula());
            home.anula().kill();
            System.out.printf("soak: kill %d after %d s: %s%n", kill, seconds(), moment.name());
        }
        feeder.allow(drops.size());
    }

    private void settle(SoakHome home, Feeder feeder, Adversity providers) throws Exception {
        home.anula().start();
        home.anula().awaitUp();
        feeder.awaitEnd();
        awaitSettled(home, asks.size() / 2);
        System.out.printf(
                "soak: the faults end after %d s; %.3f of the calls were struck%n", seconds(), providers.struck());
        providers.clear();
        awaitSettled(home, asks.size());
        await("an empty inbox").atMost(size.longest()).pollInterval(LOOK).until(home::isInboxEmpty);
    }

    private void awaitSettled(SoakHome home, long wanted) {
        await("answers to %d of %d".formatted(wanted, asks.size()))
                .atMost(size.longest())
                .pollInterval(LOOK)
                .until(() -> home.answers(drops).settled(asks) >= wanted);
    }

    private void judge(Path folder, Answers answers, Adversity providers, int exit) throws IOException {
        Verdict verdict = new Verdict(asks, answers, providers);
        List<String> files = FileAudit.of(folder, drops);
        System.out.printf(
                "soak: requests=%d kills=%d notes=%d held=%d lost=%d double=%d duration=%ds seed=%d (held of LaFactura: %d)%n",
                asks.size(),
                size.kills(),
                providers.notesMade(),
                verdict.held(),
                verdict.lost().size(),
                providers.doubles(),
                seconds(),
                size.seed(),
                verdict.heldOfLaFactura());
        assertAll(
                () -> assertEquals(0, providers.doubles(), "invoices with two notes"),
                () -> assertEquals(List.of(), verdict.lost(), "requests without exactly one answer that settles them"),
                () -> assertEquals(List.of(), verdict.untrue(), "answers that the provider knows better"),
                () -> assertEquals(List.of(), verdict.heldWithoutReason(), "held and nobody knows why"),
                () -> assertEquals(List.of(), files, "files"),
                () -> assertTrue(
                        verdict.heldOfCalipso() >= providers.uncertainAtCalipso(),
                        () -> "%d calls to Calipso were uncertain, %d are held"
                                .formatted(providers.uncertainAtCalipso(), verdict.heldOfCalipso())),
                () -> assertTrue(providers.struck() > 0.1, "too few faults to prove anything"),
                () -> size.heldShare().ifPresent(verdict::assertHeldAtMost),
                () -> assertEquals(0, exit, "exit code after SIGTERM"));
    }

    private long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
    }
}
