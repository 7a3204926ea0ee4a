package io.anula.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.config.routes.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Random edits of the route files while requests flow, half of them broken: each broken one is named, each good one runs,
 * and no request is lost or doubled.
 */
final class LiveEditIT {
    private static final Logger LOG = LoggerFactory.getLogger(LiveEditIT.class);
    private static final int EDITS = Integer.getInteger("live.edits", 12);
    private static final int REQUESTS = Integer.getInteger("live.requests", 400);
    private static final Duration ALL_ENDED = Duration.ofMinutes(3);
    private static final List<String> FILES = List.of(
            "1-intake-file",
            "1-intake-table",
            "2-submit",
            "3-track",
            "4-answer",
            "5-retention",
            "calipso",
            "failures",
            "lafactura");

    private final Random random = new Random(Long.getLong("live.seed", 20261122L));
    private long slowest;

    @Test
    void shouldLoseAndDoubleNothing_whenRoutesAreEditedAllTheTime(@TempDir Path folder) throws IOException {
        try (LiveHome home = new LiveHome(folder, Map.of(), Duration.ofMillis(100))) {
            int dropped = 0;
            for (int edit = 0; edit < EDITS; edit++) {
                int upTo = REQUESTS * (edit + 1) / EDITS;
                home.request("part-%d.jsonl".formatted(edit), invoices(dropped, upTo));
                dropped = upTo;
                String file = FILES.get(random.nextInt(FILES.size()));
                if (random.nextBoolean()) {
                    good(home, file, edit);
                } else {
                    broken(home, file);
                }
            }
            home.awaitEnded(REQUESTS, ALL_ENDED);
            LOG.info("{} edits under {} requests; the slowest took {} ms", EDITS, REQUESTS, slowest);
            Map<String, Cancellation> lives = home.all();
            assertEquals(REQUESTS, lives.size());
            lives.values().forEach(life -> assertEquals(State.ACCEPTED, life.state(), life::toString));
            lives.values().forEach(life -> assertEquals(1, life.attempts(), life::toString));
            assertEquals(REQUESTS, home.simulator.stats().notesMade());
            assertEquals(0, home.simulator.stats().doubles());
        }
    }

    private static List<String> invoices(int from, int upTo) {
        return IntStream.range(from, upTo).mapToObj(number -> "fc-" + number).toList();
    }

    private void good(LiveHome home, String file, int edit) throws IOException {
        String text = home.read(file);
        long version = home.state().version();
        long begun = System.nanoTime();
        int at = text.indexOf("description: ", random.nextInt(text.lastIndexOf("description: ") + 1));
        home.save(file, text.substring(0, at) + "description: Edit " + edit + ", " + text.substring(at + 13));
        home.awaitVersionAfter(version);
        took(begun, "good edit of " + file);
    }

    private void broken(LiveHome home, String file) throws IOException {
        Path path = home.route(file);
        String good = home.read(file);
        int kind = random.nextInt(6);
        long begun = System.nanoTime();
        switch (kind) {
            case 0 -> home.save(file, good.substring(0, good.lastIndexOf(": ") + 1) + " \"cut");
            case 1 -> home.save(file, good + unknownComponent());
            case 2 -> home.save(file, good.replaceFirst("description: \\w+", "description: \"{{no.such.key}}\""));
            case 3 -> Files.delete(path);
            case 4 -> Files.move(path, path.resolveSibling(file + ".renamed"));
            default -> home.save(file, "");
        }
        Finding finding = home.awaitRefusal(path);
        assertEquals(kind == 3 || kind == 4, finding.line() == null, finding::toString);
        took(begun, "broken edit of " + file);
        assertNotNull(home.state().refusedAt());
        home.save(file, good);
        home.awaitNothingRefused();
    }

    private static String unknownComponent() {
        return """
                - route:
                    id: added
                    description: Calls what is not there
                    routeConfigurationId: other-failures
                    from:
                      uri: direct:added
                      description: Nobody
                      steps:
                        - to:
                            id: added-to
                            uri: nosuch:there
                """;
    }

    private void took(long begun, String what) {
        long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        slowest = Math.max(slowest, millis);
        LOG.info("{}: {} ms", what, millis);
    }
}
