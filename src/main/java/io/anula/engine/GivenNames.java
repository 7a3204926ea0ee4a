package io.anula.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.github.f4b6a3.ulid.Ulid;
import io.anula.cancellation.Key;
import io.anula.cancellation.Provider;
import io.anula.cancellation.ProviderNames;
import io.anula.io.Json;
import io.anula.store.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cancellations that receipts and results in the outbox name. */
final class GivenNames {
    private static final Logger LOG = LoggerFactory.getLogger(GivenNames.class);
    private static final int DEPTH = 3;
    private static final int KEY_PARTS = 3;

    private GivenNames() {}

    /** The receipts and results in this folder and its subfolders. */
    static List<Path> answers(Path outbox) throws IOException {
        if (!Files.isDirectory(outbox)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(
                outbox,
                DEPTH,
                (path, file) -> file.isRegularFile()
                        && path.getFileName().toString().matches("[^.].*\\.(receipt|result)\\.json"))) {
            return files.sorted().toList();
        }
    }

    /** The cancellations in this answer; none if the file is not one of ours. */
    static List<Missing> in(Path answer, ProviderNames providers) {
        List<Missing> named = new ArrayList<>();
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = Json.mapper().createParser(answer.toFile())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    fields.clear();
                } else if (token == JsonToken.VALUE_STRING && json.currentName() != null) {
                    fields.put(json.currentName(), json.getText());
                } else if (token == JsonToken.END_OBJECT) {
                    missing(fields, answer, providers).ifPresent(named::add);
                    fields.clear();
                }
            }
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be read, what it names is not held: {}", answer, unreadable.getMessage());
        }
        return named;
    }

    private static Optional<Missing> missing(Map<String, String> fields, Path answer, ProviderNames providers) {
        String id = fields.getOrDefault("id", "");
        String[] key = fields.getOrDefault("key", "").split("/", KEY_PARTS);
        Optional<Provider> provider = providers.find(key[0]);
        if (!Ulid.isValid(id) || key.length < KEY_PARTS || provider.isEmpty() || key[2].isBlank()) {
            return Optional.empty();
        }
        String invoice = fields.getOrDefault("invoice", key[2]);
        String named = invoice.equalsIgnoreCase(key[2]) ? invoice : key[2];
        return Optional.of(
                new Missing(new Key(provider.get(), key[1], named), id, null, "outbox/" + answer.getFileName()));
    }
}
