package io.anula.journey;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A sender of events that nobody should believe: garbage, doubles, early ones, lies, wrong forms, huge bodies. */
final class HookFlood implements AutoCloseable {
    private static final int AT_ONCE = 32;
    private static final int KINDS = 7;
    private static final int HUGE_EVERY = 250;
    private static final int HUGE = 3_000_000;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final AtomicInteger answered = new AtomicInteger();
    private final String address;

    HookFlood(int port, String secret) {
        this.address = "http://127.0.0.1:%d/hooks/lafactura/%s".formatted(port, secret);
    }

    /** Sends the event of this number about that invoice and its note, when a place is free. */
    void send(int number, String invoice, String note) throws InterruptedException {
        places.acquire();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(number % KINDS == 6 ? address + "x" : address))
                .timeout(Duration.ofSeconds(30));
        client.sendAsync(event(number, invoice, note, request), HttpResponse.BodyHandlers.discarding())
                .whenComplete((answer, lost) -> {
                    boolean isHuge = number % HUGE_EVERY == 1;
                    if ((lost == null && answer.statusCode() == expected(number)) || isHuge) {
                        answered.incrementAndGet();
                    }
                    places.release();
                });
    }

    private static int expected(int number) {
        return number % KINDS == 6 ? 404 : 204;
    }

    private static HttpRequest event(int number, String invoice, String note, HttpRequest.Builder request) {
        if (number % HUGE_EVERY == 1) {
            byte[] huge = new byte[HUGE];
            Arrays.fill(huge, (byte) 'x');
            return request.POST(HttpRequest.BodyPublishers.ofByteArray(huge)).build();
        }
        return switch (number % KINDS) {
            case 0 -> text(request, "application/json", "\u0000{{{[\u00ff" + number);
            case 1 -> text(request, "application/json", event("fc-unknown-" + number, "nc-unknown-" + number, "2"));
            case 2 -> text(request, "application/json", event(invoice, note, "2"));
            case 3 -> text(request, "application/json", event(invoice, note, "95"));
            case 4 -> text(request, "application/xml", "<e><tascode>%s</tascode></e>".formatted(invoice));
            case 5 -> text(request, "text/plain", "tascode=%s&process=2".formatted(note));
            default -> text(request, "application/json", event(invoice, note, "2"));
        };
    }

    private static HttpRequest text(HttpRequest.Builder request, String type, String body) {
        return request.header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    private static String event(String invoice, String note, String process) {
        return ("{\"invoiceResult\":{\"status\":{\"code\":\"200\"},\"document\":{\"tascode\":\"%s\",\"referal\":\"%s\","
                        + "\"process\":\"%s\"}}}")
                .formatted(note, invoice, process);
    }

    /** Waits for all answers. */
    void awaitAll() throws InterruptedException {
        places.acquire(AT_ONCE);
        places.release(AT_ONCE);
    }

    /** How many events got the answer that is theirs; a huge one may also be cut off. */
    int answered() {
        return answered.get();
    }

    @Override
    public void close() {
        places.drainPermits();
    }
}
