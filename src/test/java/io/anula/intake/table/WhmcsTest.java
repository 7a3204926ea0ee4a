package io.anula.intake.table;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.simulator.Fault;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The shipped trigger for WHMCS, on the part of its table of invoices that matters. */
@Tag("databases")
final class WhmcsTest extends TableFixture {
    private final MariaDbBilling whmcs;

    WhmcsTest(@TempDir Path home) {
        super(home, new MariaDbBilling());
        whmcs = (MariaDbBilling) billing;
    }

    @BeforeEach
    void startWithInvoices() {
        start();
        sql().execute(
                        "create table tblinvoices (id int(10) not null auto_increment primary key, userid int(10) not null "
                                + "default 0, invoicenum text not null, total decimal(10,2) not null default 0, status text not null, "
                                + "notes text not null default '')");
        whmcs.run("whmcs.mariadb.sql");
        whmcs.run("whmcs.mariadb.sql");
        sql().update(
                        "insert into tblinvoices (id, invoicenum, status) values (7, 'fc-700', 'Unpaid'), (8, '', 'Draft')");
    }

    private void set(int invoice, String status) {
        sql().update("update tblinvoices set status = ? where id = ?", status, invoice);
    }

    private int rows() {
        return sql().queryForList("select id from cancellation_request").size();
    }

    @Test
    void shouldCancelTheInvoice_whenItIsSetToCancelled() {
        set(7, "Cancelled");
        awaitRow("fc-700", "ACCEPTED");
        assertEquals("tblinvoices/7", rows("fc-700").get(0).get("batch"));
        assertEquals(1, simulator.notes("fc-700"));
    }

    @Test
    void shouldAskOnce_whenTheInvoiceIsChangedAgain() {
        set(7, "Cancelled");
        sql().update("update tblinvoices set total = 1 where id = 7");
        set(7, "Unpaid");
        set(7, "Cancelled");
        assertEquals(1, rows());
    }

    @Test
    void shouldAskAgain_whenTheFirstWasRefused() {
        simulator.scriptCancels("fc-700", Fault.BODY_400);
        set(7, "Cancelled");
        awaitRow("fc-700", "REJECTED");
        set(7, "Unpaid");
        set(7, "Cancelled");
        await().atMost(PATIENCE)
                .until(() -> "ACCEPTED".equals(rows("fc-700").get(1).get("status")));
    }

    @Test
    void shouldAskForNothing_whenTheInvoiceWasNeverIssued() {
        set(8, "Cancelled");
        set(7, "Paid");
        assertEquals(0, rows());
    }

    @Test
    void shouldAskForNothing_whenTheChangeIsTakenBack() {
        TransactionTemplate transaction = new TransactionTemplate(
                new DataSourceTransactionManager(Objects.requireNonNull(sql().getDataSource())));
        transaction.executeWithoutResult(status -> {
            set(7, "Cancelled");
            assertEquals(1, rows());
            status.setRollbackOnly();
        });
        assertEquals(0, rows());
    }
}
