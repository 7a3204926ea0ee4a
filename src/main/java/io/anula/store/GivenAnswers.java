package io.anula.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.github.f4b6a3.ulid.Ulid;
import io.anula.cancellation.Cancellation;
import io.anula.io.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Receipts and results that were given after the last witness was written, in the last seconds before the end: the
 * store must know the cancellations in them.
 */
final class GivenAnswers {
    private static final Duration EARLIER = Duration.ofSeconds(10);
    private static final int DEPTH = 3;
    /** The limit of names that are kept: these answers are an additional check, and other work needs the memory. */
    private static final int MOST = 200_000;

    private final StoreGuard guard;
    private final Instant began;
    private final Instant written;
    private final Map<String, Named> named = new TreeMap<>();
    private final Set<String> known = new HashSet<>();

    /**
     * What one answer says about one cancellation.
     *
     * @param noted whether it says that a note was made
     */
    private record Named(Path answer, boolean noted) {
        Named more(Named other) {
            return noted ? this : other;
        }
    }

    /**
     * @param began when this store began; earlier cancellations are not its own
     * @param written older answers are not read
     */
    GivenAnswers(StoreGuard guard, Instant began, Instant written) {
        this.guard = guard;
        this.began = began;
        this.written = written;
    }

    /** Reads the answers; does nothing if there are none. */
    void read() {
        Path outbox = guard.outbox();
        if (outbox == null || !Files.isDirectory(outbox)) {
            return;
        }
        for (Path answer : since(outbox, written.minus(EARLIER))) {
            Named asked = new Named(answer, false);
            Named made = new Named(answer, true);
            named(answer).forEach((id, noted) -> named.merge(id, noted ? made : asked, Named::more));
        }
    }

    /** Notes that the store has this cancellation. */
    void saw(Cancellation each) {
        Named what = named.get(each.id());
        if (what != null && (!what.noted() || each.version() > 0)) {
            named.remove(each.id());
        } else if (what != null) {
            known.add(each.id());
        }
    }

    /**
     * The cancellations in the answers that the store does not know, as at most one line; called after all
     * cancellations were noted.
     */
    List<String> findings() {
        return named.entrySet().stream()
                .limit(1)
                .map(each ->
                        "%s was given and names %s, of which the store knows %s / fue entregado y el almacén no lo sabe"
                                .formatted(
                                        each.getValue().answer(),
                                        each.getKey(),
                                        known.contains(each.getKey()) ? "only that it was asked for" : "nothing"))
                .toList();
    }

    /** The answers written since then, in any folder of the outbox. */
    static List<Path> since(Path outbox, Instant then) {
        try (Stream<Path> files = Files.find(
                outbox,
                DEPTH,
                (path, file) -> file.isRegularFile()
                        && path.getFileName().toString().matches("[^.].*\\.(receipt|result)\\.json")
                        && !file.lastModifiedTime().toInstant().isBefore(then))) {
            return files.sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(outbox + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    /** The cancellations of this store in the answer, each with whether it says that a note was made. */
    private Map<String, Boolean> named(Path answer) {
        String oldest = Ulid.min(began.toEpochMilli()).toString();
        Map<String, Boolean> found = new TreeMap<>();
        String id = "";
        boolean noted = false;
        try (JsonParser json = Json.mapper().createParser(answer.toFile())) {
            for (JsonToken token = json.nextToken();
                    token != null && named.size() + found.size() < MOST;
                    token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    id = "";
                    noted = false;
                } else if (token == JsonToken.VALUE_STRING && "id".equals(json.currentName())) {
                    id = json.getText();
                } else if (token == JsonToken.VALUE_STRING && "creditNote".equals(json.currentName())) {
                    noted = true;
                } else if (token == JsonToken.END_OBJECT && Ulid.isValid(id) && id.compareTo(oldest) >= 0) {
                    found.merge(id, noted, Boolean::logicalOr);
                    id = "";
                }
            }
        } catch (IOException unreadable) {
            // another program wrote it, or it is being replaced: it proves nothing
            return Map.of();
        }
        return found;
    }
}
