package io.anula.config.settings;

import static io.anula.config.settings.Kind.BOOLEAN;
import static io.anula.config.settings.Kind.CHANNEL;
import static io.anula.config.settings.Kind.COLUMN;
import static io.anula.config.settings.Kind.CONDITION;
import static io.anula.config.settings.Kind.DATABASE;
import static io.anula.config.settings.Kind.DURATION;
import static io.anula.config.settings.Kind.IDENTIFIER;
import static io.anula.config.settings.Kind.NOT_BLANK;
import static io.anula.config.settings.Kind.PROVIDER;
import static io.anula.config.settings.Kind.TEXT;
import static io.anula.config.settings.Kind.orEmpty;
import static io.anula.config.settings.Kind.whole;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of requests. */
public final class TableKeys {
    private static final SettingGroup GROUP = new SettingGroup(false);

    public static final Setting<String> REQUESTS_USERNAME =
            GROUP.add("requests.username", "requests", NOT_BLANK, "Account that may insert into and read the table");
    public static final Setting<String> REQUESTS_PASSWORD =
            GROUP.add("requests.password", "requests", NOT_BLANK, "Its password: change it");
    public static final Setting<Integer> REQUESTS_SESSIONS =
            GROUP.add("requests.sessions", "32", whole(1, 1_000), "Connections at once at store.listen");
    public static final Setting<Duration> REQUESTS_MAX_STATEMENT =
            GROUP.add("requests.max-statement", "30s", DURATION, "One statement there may take so long");
    public static final Setting<Duration> REQUESTS_MAX_TRANSACTION = GROUP.add(
            "requests.max-transaction",
            "60s",
            DURATION,
            "A transaction there may be open so long; then it is undone and its connection closed");
    public static final Setting<Boolean> REQUESTS_TABLE_ENABLED =
            GROUP.add("requests.table.enabled", "true", BOOLEAN, "Take requests from the table");
    public static final Setting<String> REQUESTS_TABLE_NAME =
            GROUP.add("requests.table.name", "cancellation_request", IDENTIFIER, "Name of the table");
    public static final Setting<Duration> REQUESTS_TABLE_EVERY =
            GROUP.add("requests.table.every", "1s", DURATION, "How often new rows are looked for");
    public static final Setting<String> REQUESTS_TABLE_URL = GROUP.add(
            "requests.table.url",
            "",
            orEmpty(DATABASE),
            "The billing system's own database, jdbc:postgresql:, jdbc:mariadb: or jdbc:mysql:; empty: Anula's own");
    public static final Setting<String> REQUESTS_TABLE_USERNAME = GROUP.add(
            "requests.table.username", "", TEXT, "Account there: it needs to read the table and to update it");
    public static final Setting<String> REQUESTS_TABLE_PASSWORD =
            GROUP.add("requests.table.password", "", TEXT, "Its password");
    public static final Setting<String> REQUESTS_TABLE_NOTIFY = GROUP.add(
            "requests.table.notify",
            "",
            orEmpty(CHANNEL),
            "Channel on which PostgreSQL tells of new rows, so that they are taken at once; empty: none");
    public static final Setting<String> REQUESTS_TABLE_WHERE = GROUP.add(
            "requests.table.where",
            "status = 'NEW'",
            CONDITION,
            "Which rows are requests, in SQL; a row whose status is one of Anula's is never taken again");
    public static final Setting<String> REQUESTS_TABLE_PROVIDER =
            GROUP.add("requests.table.provider", "", orEmpty(PROVIDER), "Provider of a row that names none");
    public static final Setting<String> REQUESTS_TABLE_ACCOUNT =
            GROUP.add("requests.table.account", "", TEXT, "Account of a row that names none; empty: the default one");
    public static final Setting<String> REQUESTS_TABLE_REASON =
            GROUP.add("requests.table.reason", "", TEXT, "Reason of a row that gives none, for LaFactura");

    /** What the table calls each of its columns, by our name of it; empty: it has none. */
    public static final Map<String, Setting<String>> COLUMNS = columns();

    private static Map<String, Setting<String>> columns() {
        Map<String, Setting<String>> columns = new LinkedHashMap<>();
        columns.put(
                "id", column("id", COLUMN, "The table's key: whole numbers, UUIDs or texts of at most 100 characters"));
        columns.put("provider", column("provider", orEmpty(COLUMN), "Who cancels; empty: there is no such column"));
        columns.put("account", column("account", orEmpty(COLUMN), "Whose; empty: there is no such column"));
        columns.put("invoice", column("invoice", orEmpty(COLUMN), "The invoice; empty: there is no such column"));
        columns.put("reason", column("reason", orEmpty(COLUMN), "Why; empty: there is no such column"));
        columns.put(
                "payload",
                column("payload", orEmpty(COLUMN), "The provider's own document; empty: there is no such column"));
        columns.put("batch", column("batch", orEmpty(COLUMN), "Its batch; empty: there is no such column"));
        columns.put("status", column("status", COLUMN, "How far it is; Anula writes here"));
        columns.put(
                "cancellation_id", column("cancellation_id", orEmpty(COLUMN), "Anula's id; empty: it is not written"));
        columns.put(
                "credit_note",
                column("credit_note", orEmpty(COLUMN), "The credit note's code; empty: it is not written"));
        columns.put(
                "authority_code",
                column("authority_code", orEmpty(COLUMN), "What the authority says; empty: it is not written"));
        columns.put("message", column("message", orEmpty(COLUMN), "What went wrong; empty: it is not written"));
        columns.put(
                "updated_at", column("updated_at", orEmpty(COLUMN), "When Anula wrote last; empty: it is not written"));
        columns.put("document", more("document", "The note's printed number; empty: it is not written"));
        columns.put("cude", more("cude", "The authority's code of the note; empty: it is not written"));
        columns.put("url", more("url", "Address of the note's document; empty: it is not written"));
        columns.put("check", more("check", "Address of what goes to the customer; empty: it is not written"));
        columns.put("evidence", more("evidence", "Folder of the evidence; empty: it is not written"));
        return columns;
    }

    /** A column that a table has only where its owner says so. */
    private static Setting<String> more(String name, String description) {
        return GROUP.add("requests.table.columns." + name, "", orEmpty(COLUMN), description);
    }

    private static Setting<String> column(String name, Kind<String> kind, String description) {
        return GROUP.add("requests.table.columns." + name, name, kind, description);
    }

    private TableKeys() {}

    static List<Setting<?>> all() {
        return GROUP.all();
    }
}
