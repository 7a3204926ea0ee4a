package io.anula.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.anula.io.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Reads the versions of settings and routes, over any connection to the store. */
public final class ConfigLog {
    private static final String SELECT = "select version, happened_at, node, files from config_version";

    private final NamedParameterJdbcTemplate jdbc;

    public ConfigLog(DataSource store) {
        this(new NamedParameterJdbcTemplate(store));
    }

    /** Reads over the connections for readers, so that work is not blocked. */
    public ConfigLog(Database database) {
        this(database.reading().jdbc);
    }

    ConfigLog(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** All versions with their changes, oldest first. */
    public List<ConfigChange> changes() {
        return changes(versions());
    }

    /** All versions, oldest first. */
    public List<ConfigVersion> versions() {
        return read(" order by version", Map.of());
    }

    /** These versions with their changes, in the same order: oldest first. */
    public static List<ConfigChange> changes(List<ConfigVersion> all) {
        return IntStream.range(0, all.size())
                .mapToObj(i -> change(all.get(i), i == 0 ? null : all.get(i - 1)))
                .toList();
    }

    /**
     * Some versions with their changes, newest first.
     *
     * @param before only versions older than this one
     * @param most the size of the page
     */
    public List<ConfigChange> changes(long before, int most) {
        List<ConfigVersion> found = read(
                " where version < :before order by version desc fetch first :most rows only",
                Map.of("before", before, "most", most + 1));
        return IntStream.range(0, Math.min(most, found.size()))
                .mapToObj(i -> change(found.get(i), i + 1 < found.size() ? found.get(i + 1) : null))
                .toList();
    }

    private static ConfigChange change(ConfigVersion version, @Nullable ConfigVersion before) {
        return before == null
                ? new ConfigChange(version, new TreeSet<>(version.byName().keySet()), true)
                : new ConfigChange(version, version.changedSince(before), false);
    }

    /** The version with this number. */
    public Optional<ConfigVersion> find(long version) {
        return read(" where version = :version", Map.of("version", version)).stream()
                .findFirst();
    }

    /** The newest version. */
    Optional<ConfigVersion> newest() {
        return read(" where version = (select max(version) from config_version)", Map.of()).stream()
                .findFirst();
    }

    private List<ConfigVersion> read(String which, Map<String, ?> parameters) {
        return jdbc.query(
                SELECT + which,
                parameters,
                (row, number) -> new ConfigVersion(
                        row.getLong("version"),
                        Instant.ofEpochMilli(row.getLong("happened_at")),
                        row.getString("node"),
                        files(row.getString("files"))));
    }

    private static List<ConfigFile> files(String json) {
        try {
            return Json.mapper().readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the files of a version cannot be read", broken);
        }
    }

    static String json(List<ConfigFile> files) {
        return Json.text(files);
    }
}
