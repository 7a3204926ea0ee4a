package io.anula.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.anula.cancellation.Key;
import io.anula.cancellation.Provider;
import io.anula.cancellation.ProviderNames;
import io.anula.io.Json;
import io.anula.io.Private;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The invoices that a witness knows, one line each, in a file beside it: after a restore, only this file still names
 * invoices that came by table or API. It keeps about the last million: a full file replaces the older one.
 */
final class WitnessNames {
    private static final String ENDING = ".names";
    private static final String OLDER = ".older";
    private static final int PAGE = 2_000;
    private static final long LONGEST = 64L * 1024 * 1024;

    private final Path file;
    private final ProviderNames providers;

    /** @param witness the file of the witness */
    WitnessNames(Path witness, ProviderNames providers) {
        this.providers = providers;
        file = witness.resolveSibling(witness.getFileName() + ENDING);
    }

    /**
     * The end of the names.
     *
     * @param newest the id of the last cancellation with a name, old or new
     * @param count how many names were added
     */
    record Added(String newest, long count) {}

    /** Adds all cancellations with greater ids; they are on the disk when this returns. */
    Added add(NamedParameterJdbcTemplate jdbc, String newest) {
        Added added = new Added(newest, 0);
        List<Map<String, Object>> page = page(jdbc, newest);
        if (page.isEmpty()) {
            return added;
        }
        try {
            Private.makeFoldersOf(file);
            if (Files.exists(file) && Files.size(file) > LONGEST) {
                Files.move(file, older(), StandardCopyOption.REPLACE_EXISTING);
            }
            try (FileChannel channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), Private.file())) {
                OutputStream out = Channels.newOutputStream(channel);
                while (!page.isEmpty()) {
                    StringBuilder lines = new StringBuilder();
                    page.forEach(row -> lines.append(Json.text(row)).append('\n'));
                    out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
                    String last = String.valueOf(page.get(page.size() - 1).get("id"));
                    added = new Added(last, added.count() + page.size());
                    page = page.size() < PAGE ? List.of() : page(jdbc, last);
                }
                channel.force(false);
            }
            return added;
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    private static List<Map<String, Object>> page(NamedParameterJdbcTemplate jdbc, String after) {
        return jdbc.query(
                "select c.id, c.provider, c.account, c.invoice from cancellation c where c.id > :after order by c.id "
                        + "fetch first :limit rows only",
                Map.of("after", after, "limit", PAGE),
                (row, number) -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("id", row.getString(1));
                    fields.put("provider", row.getString(2));
                    fields.put("account", row.getString(3));
                    fields.put("invoice", row.getString(4));
                    return fields;
                });
    }

    private Path older() {
        return file.resolveSibling(file.getFileName() + OLDER);
    }

    /** Gives all names to the consumer, oldest first; skips a line that a crash interrupted. */
    void read(Consumer<Missing> named) {
        for (Path each : List.of(older(), file)) {
            if (Files.exists(each)) {
                read(each, named);
            }
        }
    }

    /** One cancellation that the store does not know; empty if it knows all. */
    Optional<Missing> firstUnknown(NamedParameterJdbcTemplate jdbc) {
        List<Missing> page = new ArrayList<>();
        AtomicReference<Missing> unknown = new AtomicReference<>();
        read(name -> {
            page.add(name);
            if (page.size() == PAGE) {
                demand(jdbc, page, unknown);
            }
        });
        demand(jdbc, page, unknown);
        return Optional.ofNullable(unknown.get());
    }

    private static void demand(NamedParameterJdbcTemplate jdbc, List<Missing> page, AtomicReference<Missing> unknown) {
        if (unknown.get() == null && !page.isEmpty()) {
            List<String> ids = page.stream().map(Missing::id).toList();
            Set<String> known = new HashSet<>(jdbc.queryForList(
                    "select c.id from " + Sql.wanted("ids") + " join cancellation c on c.id = wanted.id",
                    Map.of("ids", Sql.texts(ids)),
                    String.class));
            page.stream().filter(name -> !known.contains(name.id())).findFirst().ifPresent(unknown::set);
        }
        page.clear();
    }

    private void read(Path file, Consumer<Missing> named) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                missing(line, file).ifPresent(named);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    private Optional<Missing> missing(String line, Path file) {
        try {
            JsonNode read = Json.mapper().readTree(line);
            Optional<Provider> provider = providers.find(read.path("provider").asText());
            String invoice = read.path("invoice").asText();
            return provider.filter(known -> !invoice.isBlank() && invoice.length() <= Key.LONGEST_INVOICE)
                    .map(known -> new Missing(
                            new Key(known, read.path("account").asText(), invoice),
                            read.path("id").asText(),
                            null,
                            file.getFileName().toString()));
        } catch (JsonProcessingException brokenOff) {
            return Optional.empty();
        }
    }
}
