package io.anula.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;

/** PostgreSQL: several processes may share it. */
final class Postgres implements Dialect {
    static final String PREFIX = "jdbc:postgresql:";

    private static final Logger LOG = LoggerFactory.getLogger(Postgres.class);
    private static final int CONNECTIONS = 12;
    private static final long CONNECTION_MILLIS = 5_000;
    private static final long VALIDATION_MILLIS = 2_000;

    /** A node that freezes within a transaction must not keep its locks from nodes that take over. */
    private static final String SESSION = "set synchronous_commit = on; set idle_in_transaction_session_timeout = '5s'";

    /**
     * The driver's time-outs in seconds: a server that disappears without notice is given up, and its connections are
     * replaced.
     */
    private static final Map<String, String> DRIVER = Map.of(
            "ApplicationName",
            "anula",
            "connectTimeout",
            "5",
            "socketTimeout",
            "60",
            "tcpKeepAlive",
            "true",
            "reWriteBatchedInserts",
            "true",
            // The id of a row comes as text, whatever type its column has.
            "stringtype",
            "unspecified");

    @Override
    public void lock(String url) {
        LOG.debug("Several processes may share the server's database");
    }

    @Override
    public void unlock() {
        LOG.debug("Nothing was locked");
    }

    @Override
    public boolean isOurs() {
        return true;
    }

    @Override
    public void demandFiles(String url, @Nullable StartCheck check) {
        LOG.debug("The files are the server's");
    }

    @Override
    public HikariDataSource open(HikariConfig config) {
        return Opening.of(config);
    }

    @Override
    public @Nullable LogSeal seal(String url) {
        return null;
    }

    @Override
    public int connections() {
        return CONNECTIONS;
    }

    @Override
    public void configure(HikariConfig pool) {
        pool.setConnectionTimeout(CONNECTION_MILLIS);
        pool.setValidationTimeout(VALIDATION_MILLIS);
        pool.setConnectionInitSql(SESSION);
        DRIVER.forEach(pool::addDataSourceProperty);
    }

    /**
     * The session settings already make commits wait for the disk; whether the server really does so is its own
     * setting.
     */
    @Override
    public void makeDurable(Sql sql, DiskSpace room) {
        String fsync = sql.jdbc.getJdbcOperations().queryForObject("show fsync", String.class);
        if (!"on".equals(fsync)) {
            LOG.warn(
                    "The PostgreSQL server runs with fsync = {}: a power failure there can lose what was acknowledged",
                    fsync);
        }
    }

    @Override
    public String migrations() {
        return "db/postgresql";
    }

    @Override
    public String skipLocked() {
        return " for update of c skip locked";
    }

    /** In the order of the ids, as changes are written: so no two transactions wait for each other. */
    @Override
    public String forShare() {
        return " order by c.id for share of c";
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public Clock clock(Clock local, Sql sql) {
        return new DatabaseClock(
                local, asking -> sql.jdbc.getJdbcOperations().execute((ConnectionCallback<Long>) connection -> {
                    asking.run();
                    try (Statement question = connection.createStatement();
                            ResultSet answer = question.executeQuery(
                                    "select (extract(epoch from clock_timestamp()) * 1000)::bigint")) {
                        answer.next();
                        return answer.getLong(1);
                    }
                }));
    }

    /** Returns null: the operator of the server grants the rights on the table. */
    @Override
    public @Nullable RequestCatalog offerRequestTable(Sql sql, StoreSettings login, RequestTableSettings table) {
        RequestTableDdl.of("postgresql", table.name())
                .forEach(statement -> sql.jdbc.getJdbcOperations().execute(statement));
        return null;
    }

    @Override
    public void close(HikariConfig address) {
        LOG.debug("The PostgreSQL server goes on without us");
    }
}
