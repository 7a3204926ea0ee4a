package io.anula.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends events to the registered address: one when a verify decides a note, unless a fault changes that. An event has
 * no signature and the form of a verify's answer. An event that cannot be delivered is lost.
 */
final class Hooks {
    private static final Logger log = LoggerFactory.getLogger(Hooks.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private volatile Optional<URI> address;

    Hooks(Optional<URI> address) {
        this.address = address;
    }

    void register(Optional<URI> next) {
        address = next;
    }

    Optional<URI> address() {
        return address;
    }

    /** An early event is delivered before this method returns, so before the client knows the note. */
    void afterCancel(CreditNote note, Optional<Fault> fault, String warehouse) {
        if (fault.filter(Fault.HOOK_EARLY::equals).isPresent()) {
            address.ifPresent(to -> deliver(event(to, note, CreditNote.ACCEPTED, warehouse)));
        }
        if (fault.filter(Fault.HOOK_DUPLICATE::equals).isPresent()) {
            post(note, CreditNote.SENDING, warehouse, 2);
        }
    }

    void afterVerify(CreditNote note, int process, boolean decidedBefore, Optional<Fault> fault, String warehouse) {
        if (fault.filter(Fault.HOOK_DUPLICATE::equals).isPresent()) {
            post(note, process, warehouse, 2);
        } else if (note.decided() && !decidedBefore) {
            post(note, process, warehouse, 1);
        }
    }

    void afterDecision(CreditNote note, int process, String warehouse) {
        post(note, process, warehouse, 1);
    }

    private void post(CreditNote note, int process, String warehouse, int times) {
        address.ifPresent(to -> {
            for (int i = 0; i < times; i++) {
                var unused = client.sendAsync(
                                event(to, note, process, warehouse), HttpResponse.BodyHandlers.discarding())
                        .exceptionally(lost -> {
                            log.warn("An event for {} did not reach {}: {}", note.code(), to, lost.toString());
                            return null;
                        });
            }
        });
    }

    private void deliver(HttpRequest event) {
        try {
            client.send(event, HttpResponse.BodyHandlers.discarding());
        } catch (IOException lost) {
            log.warn("An early event did not reach {}: {}", event.uri(), lost.toString());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest event(URI to, CreditNote note, int process, String warehouse) {
        return HttpRequest.newBuilder(to)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(LaFacturaAnswer.verifiedText(note, process, warehouse)))
                .build();
    }
}
