package io.anula.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.anula.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The versions of settings and routes that came to run, as any connection to the store reads them. */
public final class ConfigLog {
    private static final String SELECT = "select version, happened_at, node, files from config_version";

    private final NamedParameterJdbcTemplate jdbc;

    public ConfigLog(DataSource store) {
        this(new NamedParameterJdbcTemplate(store));
    }

    ConfigLog(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, oldest first. */
    public List<ConfigVersion> all() {
        return read(" order by version", Map.of());
    }

    /** The one of that number. */
    public Optional<ConfigVersion> find(long version) {
        return read(" where version = :version", Map.of("version", version)).stream()
                .findFirst();
    }

    /** The last that came. */
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
