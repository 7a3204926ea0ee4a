package io.anula.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.InProcess;
import io.anula.store.IntakeFile;
import io.anula.testing.FreePort;
import io.anula.testing.TestStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long each page of the console takes when 100,000 cancellations are in the store. */
final class ConsoleBench {
    private static final int FILES = 100;
    private static final int RECORDS = 1_000;
    private static final int ROUNDS = 15;
    private static final int WARM_UP = 5;

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = FreePort.next();

    @Test
    void pages(@TempDir Path home) throws Exception {
        Map<String, String> pages;
        try (TestStore store = TestStore.in(home.resolve("data"))) {
            pages = fill(store);
        }
        Map<String, String> settings = Map.of(
                "STORE_USERNAME", "anula",
                "STORE_PASSWORD", "secret",
                "HTTP_PORT", Integer.toString(port),
                "POLL_ALARM_AFTER", "9999d");
        try (InProcess service = InProcess.running(home, settings, Clock.systemUTC())) {
            assertTrue(service.database().isReachable());
            measure(pages);
        }
    }

    /** Most have ended, some wait for the authority, few are held and those are old. Returns the pages by what they are. */
    private static Map<String, String> fill(TestStore store) {
        String firstFile = "";
        for (int file = 0; file < FILES; file++) {
            int from = file * RECORDS;
            IntakeFile taken = store.archived(
                    "file-%03d.csv".formatted(file),
                    IntStream.range(from, from + RECORDS)
                            .mapToObj("fc-bench-%06d"::formatted)
                            .toList());
            firstFile = file == 0 ? taken.id() : firstFile;
            store.clock.advance(Duration.ofSeconds(1));
        }
        long later = Clock.systemUTC().instant().plus(Duration.ofDays(30)).toEpochMilli();
        store.sql.update(
                "update cancellation set state = 'ACCEPTED', due_at = null, attempts = 1, note_code = 'nc-' || id");
        store.sql.update("update cancellation set state = 'SENT', due_at = ? where invoice like '%7'", later);
        store.sql.update("update cancellation set state = 'REJECTED', due_at = null where invoice like '%13'");
        store.sql.update("update cancellation set state = 'HELD', held_from = 'IN_DOUBT', note_code = null, message = "
                + "'It is not known whether the credit note was made' where invoice like 'fc-bench-000%5'");
        store.sql.update("update intake_file set result_due_at = null, open_records = 0");
        store.sql.update("delete from answer_due");
        List<String> ids = store.sql.queryForList("select id from cancellation order by id", String.class);
        assertEquals(FILES * RECORDS, ids.size());
        String middle = ids.get(ids.size() / 2);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "/");
        pages.put("overview, its part", "/?part=now");
        pages.put("held, its part", "/?part=held");
        pages.put("list", "/cancellations");
        pages.put("list from its middle", "/cancellations?before=" + middle);
        pages.put("list of the held, which are old", "/cancellations?state=HELD");
        pages.put("list of the accepted", "/cancellations?state=ACCEPTED&provider=lafactura&account=default");
        pages.put("list of the rejected", "/cancellations?state=REJECTED");
        pages.put("list of a provider without any", "/cancellations?provider=calipso");
        pages.put("search for an old invoice", "/cancellations?q=fc-bench-000042");
        pages.put("search for an id", "/cancellations?q=" + middle);
        pages.put("search for an old note", "/cancellations?q=nc-" + ids.get(3));
        pages.put("search for what is not there", "/cancellations?q=nothing-of-that-kind");
        pages.put("a life", "/cancellations/" + middle);
        pages.put("files", "/files");
        pages.put("a file", "/files/" + firstFile);
        pages.put("routes", "/routes");
        pages.put("providers", "/providers");
        pages.put("configuration", "/config");
        return pages;
    }

    private void measure(Map<String, String> pages) throws Exception {
        Map<String, Sample> samples = new LinkedHashMap<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Map.Entry<String, String> page : pages.entrySet()) {
                double millis = millis(page.getValue());
                if (round >= 0) {
                    samples.computeIfAbsent(page.getKey(), name -> new Sample()).add(millis);
                }
            }
        }
        samples.forEach((name, sample) ->
                Figures.say("console with %,d cancellations: %s: %s ms", FILES * RECORDS, name, sample));
    }

    private double millis(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        long begun = System.nanoTime();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        double millis = (System.nanoTime() - begun) / 1e6;
        assertEquals(200, response.statusCode(), path);
        return millis;
    }
}
