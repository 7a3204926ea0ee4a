package io.anula.intake.table;

import io.anula.InProcess;
import io.anula.testing.MariaDbServer;
import io.anula.testing.Resources;
import io.anula.testing.TestDatabase;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** A billing system on MariaDB; the service's account has rights on the one table. */
final class MariaDbBilling implements Billing {
    private static final String WRITTEN = "status, cancellation_id, credit_note, authority_code, message, updated_at";

    private final TestDatabase database = MariaDbServer.database();
    private final String account = "anula_%s@localhost".formatted(database.name());
    private final JdbcTemplate sql = MariaDbServer.in(database);

    MariaDbBilling() {
        sql.execute(Resources.ddl("cancellation_request.mariadb.sql"));
        sql.execute("create user %s identified by 'secret'".formatted(account));
        sql.execute("grant select, update (%s) on cancellation_request to %s".formatted(WRITTEN, account));
        sql.execute("create table secret (id integer)");
    }

    /** Another form of the table. */
    void alter(String ddl) {
        sql.execute(ddl);
    }

    /** A shipped file, by the database's own client. */
    void run(String ddl) {
        MariaDbServer.source(database, "ddl/" + ddl);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "REQUESTS_TABLE_URL",
                database.url(),
                "REQUESTS_TABLE_USERNAME",
                account.split("@", 2)[0],
                "REQUESTS_TABLE_PASSWORD",
                "secret");
    }

    @Override
    public JdbcTemplate sql(InProcess service) {
        return sql;
    }

    @Override
    public void makeOtherTable() {
        sql.execute("create table anulaciones (codigo varchar(36) primary key default uuid(), factura varchar(100), "
                + "tipo varchar(20), paso varchar(20), anula_id varchar(26), nota varchar(200), detalle text)");
        sql.execute("grant select, update (paso, anula_id, nota, detalle) on anulaciones to " + account);
    }

    @Override
    public Map<String, String> otherSettings() {
        return Otherwise.SETTINGS;
    }

    @Override
    public void refuseToWrite(String invoice) {
        sql.execute(
                ("create trigger no before update on cancellation_request for each row begin if new.invoice = '%s' then "
                                + "signal sqlstate '45000' set message_text = 'not this one'; end if; end")
                        .formatted(invoice));
    }

    @Override
    public void disconnect() {
        JdbcTemplate administrator = MariaDbServer.administrator();
        administrator
                .queryForList(
                        "select id from information_schema.processlist where user = ?",
                        Long.class,
                        account.split("@", 2)[0])
                .forEach(id -> administrator.execute("kill connection " + id));
    }

    @Override
    public void shut() {
        MariaDbServer.administrator().execute("alter user %s account lock".formatted(account));
        disconnect();
    }

    @Override
    public void open() {
        MariaDbServer.administrator().execute("alter user %s account unlock".formatted(account));
    }
}
