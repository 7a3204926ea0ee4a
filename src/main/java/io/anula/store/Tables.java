package io.anula.store;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** Updates the tables. */
final class Tables {
    /** The table version of this program: that of the newest migration. */
    static final String NEWEST = "10";

    private static final String MADE = "flyway_schema_history";

    private Tables() {}

    /** Runs Flyway only if there is something to do: its search for migrations takes a sixth of a start. */
    static void migrate(DataSource database, String migrations) {
        if (!isNewest(database)) {
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:" + migrations)
                    .load()
                    .migrate();
        }
    }

    private static boolean isNewest(DataSource database) {
        try {
            boolean made = JdbcUtils.extractDatabaseMetaData(
                    database, data -> data.getTables(null, data.getConnection().getSchema(), MADE, null)
                            .next());
            return made && NEWEST.equals(last(database));
        } catch (MetaDataAccessException unknown) {
            // Flyway makes the same check and reports the fault
            return false;
        }
    }

    /** The version of the last successful migration; empty if one has failed. */
    private static String last(DataSource database) {
        List<String> versions = new JdbcTemplate(database)
                .query(
                        "select \"version\", \"success\" from \"" + MADE + "\" order by \"installed_rank\"",
                        (row, number) -> row.getBoolean(2) ? String.valueOf(row.getString(1)) : "");
        return versions.isEmpty() ? "" : versions.get(versions.size() - 1);
    }
}
