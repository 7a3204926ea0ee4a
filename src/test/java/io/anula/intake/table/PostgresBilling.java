package io.anula.intake.table;

import io.anula.InProcess;
import io.anula.testing.PostgresServer;
import io.anula.testing.Resources;
import io.anula.testing.TestDatabase;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** A billing system on PostgreSQL; the service's account has rights on the one table. */
final class PostgresBilling implements Billing {
    private static final String WRITTEN = "status, cancellation_id, credit_note, authority_code, message, updated_at";

    private final TestDatabase database = PostgresServer.database();
    private final String account = "anula_" + database.name();
    private final JdbcTemplate sql = PostgresServer.in(database);

    PostgresBilling() {
        sql.execute(Resources.ddl("cancellation_request.postgresql.sql"));
        sql.execute("create role %s login password 'secret'".formatted(account));
        sql.execute("grant select, update (%s) on cancellation_request to %s".formatted(WRITTEN, account));
        sql.execute("create table secret (id integer)");
    }

    String account() {
        return account;
    }

    JdbcTemplate statements() {
        return sql;
    }

    void run(String ddl) {
        sql.execute(Resources.ddl(ddl));
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "REQUESTS_TABLE_URL",
                database.url(),
                "REQUESTS_TABLE_USERNAME",
                account,
                "REQUESTS_TABLE_PASSWORD",
                "secret");
    }

    @Override
    public JdbcTemplate sql(InProcess service) {
        return sql;
    }

    @Override
    public void makeOtherTable() {
        sql.execute("create schema facturas");
        sql.execute("alter role postgres in database %s set search_path = facturas, public".formatted(database.name()));
        sql.execute(
                "create table facturas.anulaciones (codigo uuid primary key default gen_random_uuid(), factura text, "
                        + "tipo varchar(20), paso varchar(20), anula_id varchar(26), nota varchar(200), detalle text)");
        sql.execute("grant usage on schema facturas to " + account);
        sql.execute("grant select, update (paso, anula_id, nota, detalle) on facturas.anulaciones to " + account);
    }

    @Override
    public Map<String, String> otherSettings() {
        Map<String, String> all = new HashMap<>(Otherwise.SETTINGS);
        all.put("REQUESTS_TABLE_NAME", "facturas.anulaciones");
        all.put("REQUESTS_TABLE_WHERE", "tipo::text = 'ANULAR'");
        return all;
    }

    @Override
    public void refuseToWrite(String invoice) {
        sql.execute("create function no() returns trigger language plpgsql as $$ begin raise 'not this one'; end $$");
        sql.execute("create trigger no before update on cancellation_request for each row when (new.invoice = '%s') "
                        .formatted(invoice)
                + "execute function no()");
    }

    @Override
    public void disconnect() {
        PostgresServer.administrator()
                .queryForList("select pg_terminate_backend(pid) from pg_stat_activity where usename = ?", account);
    }

    @Override
    public void shut() {
        PostgresServer.administrator().execute("alter role %s nologin".formatted(account));
        disconnect();
    }

    @Override
    public void open() {
        PostgresServer.administrator().execute("alter role %s login".formatted(account));
    }
}
