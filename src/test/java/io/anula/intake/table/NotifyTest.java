package io.anula.intake.table;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped triggers for PostgreSQL. The next poll is ten minutes away: what is taken was heard of. */
@Tag("databases")
final class NotifyTest extends TableFixture {
    private static final Map<String, String> RARELY =
            Map.of("REQUESTS_TABLE_EVERY", "10m", "REQUESTS_TABLE_NOTIFY", "cancellation_request");
    private final PostgresBilling postgres;

    NotifyTest(@TempDir Path home) {
        super(home, new PostgresBilling());
        postgres = (PostgresBilling) billing;
    }

    @BeforeEach
    void startWithTriggers() {
        postgres.run("notify.postgresql.sql");
        postgres.run("notify.postgresql.sql");
        postgres.run("invoice.postgresql.sql");
        start(RARELY);
        awaitListening();
    }

    private void awaitListening() {
        await("listening").atMost(PATIENCE).until(() -> listeners() == 1);
    }

    private int listeners() {
        return sql().queryForList(
                        "select pid from pg_stat_activity where datname = current_database() and query like 'listen %'")
                .size();
    }

    @Test
    void shouldTakeRowsAtOnce_oneAfterTheOther() {
        for (String invoice : List.of("fc-1", "fc-2", "fc-3")) {
            insert(invoice);
            awaitRow(invoice, "ACCEPTED");
        }
    }

    @Test
    void shouldTakeAllAtOnce_whenThereAreMoreThanOnePollTakes() {
        sql().update("insert into cancellation_request (provider, invoice, reason) "
                + "select 'lafactura', 'nc-' || n, 'Prueba' from generate_series(1, 1100) n");
        await().atMost(PATIENCE)
                .until(() -> sql().queryForList("select id from cancellation_request where status = 'INVALID'")
                                .size()
                        == 1100);
    }

    @Test
    void shouldListenAgain_andTakeWhatNobodyHeardOf_whenTheConnectionIsLost() {
        insert("fc-1");
        awaitRow("fc-1", "ACCEPTED");
        postgres.shut();
        insert("fc-2");
        postgres.open();
        awaitRow("fc-2", "ACCEPTED");
        awaitListening();
        insert("fc-3");
        awaitRow("fc-3", "ACCEPTED");
    }

    @Test
    void shouldCancel_whenAnInvoiceOfAnyTableIsCancelled() {
        sql().execute("create table invoice (id serial primary key, code text, status text, reason text)");
        sql().execute("create trigger invoice_cancelled after update of status on invoice for each row "
                + "when (new.status = 'CANCELLED' and old.status is distinct from new.status) "
                + "execute function request_cancellation('lafactura', 'code', 'reason')");
        sql().update("insert into invoice (code, status) values ('fc-1', 'ISSUED'), (null, 'DRAFT')");
        sql().update("update invoice set status = 'CANCELLED'");
        awaitRow("fc-1", "ACCEPTED");
        sql().update("update invoice set status = 'ISSUED'");
        sql().update("update invoice set status = 'CANCELLED'");
        assertEquals(
                1, sql().queryForList("select id from cancellation_request").size());
        assertEquals("Factura fc-1 anulada", rows("fc-1").get(0).get("reason"));
    }
}
