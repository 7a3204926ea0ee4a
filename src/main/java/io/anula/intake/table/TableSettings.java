package io.anula.intake.table;

import static io.anula.config.settings.TableKeys.REQUESTS_TABLE_NAME;
import static io.anula.config.settings.TableKeys.REQUESTS_TABLE_NOTIFY;
import static io.anula.config.settings.TableKeys.REQUESTS_TABLE_PASSWORD;
import static io.anula.config.settings.TableKeys.REQUESTS_TABLE_URL;
import static io.anula.config.settings.TableKeys.REQUESTS_TABLE_USERNAME;
import static io.anula.config.settings.TableKeys.REQUESTS_TABLE_WHERE;

import io.anula.config.settings.Settings;
import io.anula.config.settings.TableKeys;
import io.anula.store.StoreSettings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Where the request table is, and its columns.
 *
 * @param url of the billing system's database; empty if the table is in the store
 * @param where an SQL condition for the rows to take
 * @param columns the table's own column names; empty for a column that it does not have
 * @param channel the PostgreSQL channel that announces new rows; empty if there is none
 */
public record TableSettings(
        String url,
        String username,
        String password,
        String name,
        String where,
        Map<String, String> columns,
        String channel) {
    private static final String MYSQL = "jdbc:mysql:";

    public static TableSettings of(Settings settings) {
        Map<String, String> columns = new LinkedHashMap<>();
        TableKeys.COLUMNS.forEach((column, setting) -> columns.put(column, settings.get(setting)));
        return new TableSettings(
                mariadb(settings.get(REQUESTS_TABLE_URL)),
                settings.get(REQUESTS_TABLE_USERNAME),
                settings.get(REQUESTS_TABLE_PASSWORD),
                settings.get(REQUESTS_TABLE_NAME),
                settings.get(REQUESTS_TABLE_WHERE),
                columns,
                settings.get(REQUESTS_TABLE_NOTIFY));
    }

    /** The same table in a store at this address, for a separate connection. */
    public TableSettings in(StoreSettings store) {
        return new TableSettings(store.url(), store.username(), store.password(), name, where, columns, channel);
    }

    /** MariaDB's driver also supports MySQL, but needs its own name in the address. */
    private static String mariadb(String url) {
        return url.startsWith(MYSQL) ? "jdbc:mariadb:" + url.substring(MYSQL.length()) : url;
    }

    /** Whether it is in another database than the store. */
    public boolean isElsewhere() {
        return !url.isEmpty();
    }

    /**
     * An identity that distinguishes its rows from those of another table with the same numbers. It does not contain
     * the host, which may change.
     */
    public String identity() {
        String address = url.split("\\?", 2)[0];
        String database = address.substring(Math.max(address.lastIndexOf('/'), address.lastIndexOf(':')) + 1);
        return (database + '/' + name).toLowerCase(Locale.ROOT);
    }

    boolean isPostgres() {
        return url.startsWith("jdbc:postgresql:");
    }

    /** Whether the table has this column. */
    public boolean has(String column) {
        return !column(column).isEmpty();
    }

    /** What the table calls the column with this name; empty if it has none. */
    public String column(String column) {
        return Objects.requireNonNull(columns.get(column), column);
    }

    @Override
    public String toString() {
        return name;
    }
}
