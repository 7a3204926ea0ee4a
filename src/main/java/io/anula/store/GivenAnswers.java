package io.anula.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.github.f4b6a3.ulid.Ulid;
import io.anula.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Receipts and results that were given after the witness was written, which is some seconds before the end at the most: what
 * they name was in the store.
 */
final class GivenAnswers {
    private static final Duration EARLIER = Duration.ofSeconds(10);
    private static final int PAGE = 1_000;
    private static final int DEPTH = 3;

    private final StoreGuard guard;
    private final StoreWitness witness;

    GivenAnswers(StoreGuard guard, StoreWitness witness) {
        this.guard = guard;
        this.witness = witness;
    }

    /** Of the first answer that names what the store does not have; nothing where there is none. */
    List<String> findings(NamedParameterJdbcTemplate jdbc) {
        Path outbox = guard.outbox();
        if (outbox == null || !Files.isDirectory(outbox)) {
            return List.of();
        }
        for (Path answer : since(outbox, witness.written().minus(EARLIER))) {
            Map<String, Boolean> named = named(answer);
            List<String> ids = new ArrayList<>(named.keySet());
            for (int from = 0; from < ids.size(); from += PAGE) {
                Map<String, Integer> versions = versions(jdbc, ids.subList(from, Math.min(ids.size(), from + PAGE)));
                for (String id : ids.subList(from, Math.min(ids.size(), from + PAGE))) {
                    Integer version = versions.get(id);
                    if (version == null || (version == 0 && Boolean.TRUE.equals(named.get(id)))) {
                        return List.of(
                                ("%s was given and names %s, of which the store knows %s / fue entregado y el almacén "
                                                + "no lo sabe")
                                        .formatted(
                                                answer,
                                                id,
                                                version == null ? "nothing" : "only that it was asked for"));
                    }
                }
            }
        }
        return List.of();
    }

    /** The answers that were written since then, in any folder of the outbox. */
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

    private static Map<String, Integer> versions(NamedParameterJdbcTemplate jdbc, List<String> ids) {
        Map<String, Integer> versions = new TreeMap<>();
        jdbc.query(
                "select c.id, c.version from " + Sql.wanted("ids") + " join cancellation c on c.id = wanted.id",
                Map.of("ids", Sql.texts(ids)),
                row -> {
                    versions.put(row.getString(1), row.getInt(2));
                });
        return versions;
    }

    /** The cancellations that the answer names and that are of this store, each with whether it says that a note was made. */
    private Map<String, Boolean> named(Path answer) {
        String oldest = Ulid.min(witness.began().toEpochMilli()).toString();
        Map<String, Boolean> named = new TreeMap<>();
        String id = "";
        boolean noted = false;
        try (JsonParser json = Json.mapper().createParser(answer.toFile())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    id = "";
                    noted = false;
                } else if (token == JsonToken.VALUE_STRING && "id".equals(json.currentName())) {
                    id = json.getText();
                } else if (token == JsonToken.VALUE_STRING && "creditNote".equals(json.currentName())) {
                    noted = true;
                } else if (token == JsonToken.END_OBJECT && Ulid.isValid(id) && id.compareTo(oldest) >= 0) {
                    named.merge(id, noted, Boolean::logicalOr);
                    id = "";
                }
            }
        } catch (IOException unreadable) {
            // written by somebody else, or being written over by a reader: no witness
            return Map.of();
        }
        return named;
    }
}
