package io.anula.config.settings;

import static io.anula.config.settings.Kind.BOOLEAN;
import static io.anula.config.settings.Kind.CHANNEL;
import static io.anula.config.settings.Kind.COLUMN;
import static io.anula.config.settings.Kind.CONDITION;
import static io.anula.config.settings.Kind.DATABASE;
import static io.anula.config.settings.Kind.DURATION_KIND;
import static io.anula.config.settings.Kind.IDENTIFIER;
import static io.anula.config.settings.Kind.NOT_BLANK;
import static io.anula.config.settings.Kind.TEXT;
import static io.anula.config.settings.Kind.choice;
import static io.anula.config.settings.Kind.whole;

import java.util.ArrayList;
import java.util.List;

/** The keys of the request table. */
final class TableCatalog {
    private static final String PREFIX = "requests.table.";

    private TableCatalog() {}

    /** @param providers the names of the providers that this program has */
    static List<Setting> settings(List<String> providers) {
        List<Setting> all = new ArrayList<>(table(providers));
        all.addAll(columns());
        all.addAll(List.of(
                new Setting(
                        "requests.username", "requests", NOT_BLANK, "Account that may insert into and read the table"),
                new Setting("requests.password", "requests", NOT_BLANK, "Its password: change it"),
                new Setting("requests.sessions", "32", whole(1, 1_000), "Connections at once at store.listen"),
                new Setting("requests.max-statement", "30s", DURATION_KIND, "One statement there may take so long"),
                new Setting(
                        "requests.max-transaction",
                        "60s",
                        DURATION_KIND,
                        "A transaction there may be open so long; then it is undone and its connection closed")));
        return all;
    }

    private static List<Setting> table(List<String> providers) {
        return List.of(
                new Setting(PREFIX + "enabled", "true", BOOLEAN, "Take requests from the table"),
                new Setting(PREFIX + "name", "cancellation_request", IDENTIFIER, "Name of the table"),
                new Setting(PREFIX + "every", "1s", DURATION_KIND, "How often new rows are looked for"),
                new Setting(
                        PREFIX + "url",
                        "",
                        DATABASE.orEmpty(),
                        "The billing system's own database, jdbc:postgresql:, jdbc:mariadb: or jdbc:mysql:; empty: Anula's own"),
                new Setting(
                        PREFIX + "username", "", TEXT, "Account there: it needs to read the table and to update it"),
                new Setting(PREFIX + "password", "", TEXT, "Its password"),
                new Setting(
                        PREFIX + "notify",
                        "",
                        CHANNEL.orEmpty(),
                        "Channel on which PostgreSQL tells of new rows, so that they are taken at once; empty: none"),
                new Setting(
                        PREFIX + "where",
                        "status = 'NEW'",
                        CONDITION,
                        "Which rows are requests, in SQL; a row whose status is one of Anula's is never taken again"),
                new Setting(
                        PREFIX + "provider",
                        "",
                        choice(providers.toArray(String[]::new)).orEmpty(),
                        "Provider of a row that names none"),
                new Setting(PREFIX + "account", "", TEXT, "Account of a row that names none; empty: the default one"),
                new Setting(PREFIX + "reason", "", TEXT, "Reason of a row that gives none, for LaFactura"));
    }

    private static List<Setting> columns() {
        return List.of(
                required("id", "The table's key: whole numbers, UUIDs or texts of at most 100 characters"),
                optional("provider", "Who cancels; empty: there is no such column"),
                optional("account", "Whose; empty: there is no such column"),
                optional("invoice", "The invoice; empty: there is no such column"),
                optional("reason", "Why; empty: there is no such column"),
                optional("payload", "The provider's own document; empty: there is no such column"),
                required("status", "How far it is; Anula writes here"),
                optional("cancellation_id", "Anula's id; empty: it is not written"),
                optional("credit_note", "The credit note's code; empty: it is not written"),
                optional("authority_code", "What the authority says; empty: it is not written"),
                optional("message", "What went wrong; empty: it is not written"),
                optional("updated_at", "When Anula wrote last; empty: it is not written"));
    }

    private static Setting required(String column, String description) {
        return new Setting(PREFIX + "columns." + column, column, COLUMN, description);
    }

    private static Setting optional(String column, String description) {
        return new Setting(PREFIX + "columns." + column, column, COLUMN.orEmpty(), description);
    }
}
