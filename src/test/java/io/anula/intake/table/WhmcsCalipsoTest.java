package io.anula.intake.table;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped trigger for WHMCS that makes Calipso's document, on the parts of its tables that matter. */
@Tag("databases")
final class WhmcsCalipsoTest extends TableFixture {
    private final MariaDbBilling whmcs;

    WhmcsCalipsoTest(@TempDir Path home) {
        super(home, new MariaDbBilling());
        whmcs = (MariaDbBilling) billing;
    }

    @BeforeEach
    void startWithInvoices() {
        start();
        sql().execute(
                        "create table tblclients (id int(10) not null auto_increment primary key, firstname text not null, "
                                + "lastname text not null, companyname text not null, email text not null, address1 text not null, "
                                + "city text not null, state text not null, postcode text not null, tax_id varchar(128) not null default '')");
        sql().execute(
                        "create table tblinvoices (id int(10) not null auto_increment primary key, userid int(10) not null, "
                                + "invoicenum text not null, total decimal(16,2) not null default 0, status text not null)");
        sql().execute(
                        "create table tblinvoiceitems (id int(10) not null auto_increment primary key, invoiceid int(10) not null, "
                                + "type varchar(30) not null, relid int(10) not null, description text not null, amount decimal(16,2) not null)");
        whmcs.run("whmcs-calipso.mariadb.sql");
        whmcs.run("whmcs-calipso.mariadb.sql");
        sql().update(
                        "insert into tblclients values (20065, 'Ana', 'Ñandú \"la\" O\\'Brien', '', 'ana@example.com', 'Calle 1\\n2° B', "
                                + "'Rosario', 'S', '0747', '20-11111111-2'), (7, 'Beto', 'Paz', 'Paz & Cía', 'b@example.com', 'x', 'y', 'B', '1', '')");
        sql().update(
                        "insert into tblinvoices values (1204, 20065, '0001-00000123', 364.70, 'Paid'), (1205, 7, 'X-2', 100.00, 'Paid'), "
                                + "(1206, 7, '', 100.00, 'Draft')");
        sql().update(
                        "insert into tblinvoiceitems (invoiceid, type, relid, description, amount) values "
                                + "(1204, 'Hosting', 5, 'Express - ejemplo.com (01/11/2018 - 30/11/2018)', 284.20), (1204, '', 0, 'Cargo por demora', 17.20), "
                                + "(1205, 'Hosting', 6, 'Plan', 110.00), (1205, 'PromoHosting', 6, 'Código promocional: PRUEBA', -10.00)");
    }

    private void cancel(int invoice) {
        sql().update("update tblinvoices set status = 'Cancelled' where id = ?", invoice);
    }

    private List<Map<String, Object>> all() {
        return sql().queryForList("select * from cancellation_request order by id");
    }

    private void awaitStatus(int row, String status) {
        await("row " + row + " is " + status)
                .atMost(PATIENCE)
                .until(() -> String.valueOf(all().get(row).get("status")), status::equals);
    }

    @Test
    void shouldCancelTheOrder_withTheDigitsThatWhmcsHas() {
        cancel(1204);
        String payload = String.valueOf(all().get(0).get("payload"));
        JsonNode document = Json.own(payload);
        assertEquals("\"364.70\"", document.path("total").toString());
        assertEquals("\"284.20\"", document.at("/items/0/precio").toString());
        assertEquals("\"17.20\"", document.at("/items/1/importe").toString());
        assertEquals("Ana Ñandú \"la\" O'Brien", document.at("/cliente/nombre").asText());
        assertEquals("0747", document.at("/cliente/codpostal").asText());
        assertEquals(80, document.at("/cliente/DocTipo").asInt());
        awaitStatus(0, "ACCEPTED");
        assertEquals(1, simulator.notes("1204"));
    }

    @Test
    void shouldCancelAnOrderWithADiscount_ofAFinalConsumer() {
        cancel(1205);
        JsonNode document = Json.own(String.valueOf(all().get(0).get("payload")));
        assertEquals("\"-10.00\"", document.at("/items/1/importe").toString());
        assertEquals(99, document.at("/cliente/DocTipo").asInt());
        awaitStatus(0, "ACCEPTED");
    }

    @Test
    void shouldAskOnce_andAgainWhenTheFirstWasInvalid() {
        sql().update("update tblclients set tax_id = '20-11111111-3' where id = 20065");
        cancel(1204);
        sql().update("update tblinvoices set total = 364.70 where id = 1204");
        assertEquals(1, all().size());
        awaitStatus(0, "INVALID");
        assertTrue(String.valueOf(all().get(0).get("message")).contains("CUIT"));
        sql().update("update tblclients set tax_id = '20111111112' where id = 20065");
        sql().update("update tblinvoices set status = 'Paid' where id = 1204");
        cancel(1204);
        awaitStatus(1, "ACCEPTED");
        assertEquals(2, all().size());
    }

    @Test
    void shouldAskForNothing_whenTheInvoiceWasNeverIssued() {
        cancel(1206);
        sql().update("update tblinvoices set status = 'Unpaid' where id = 1205");
        assertTrue(all().isEmpty());
    }
}
