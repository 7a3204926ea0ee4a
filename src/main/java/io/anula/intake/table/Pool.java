package io.anula.intake.table;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The connections to the billing system's database: few, tested before use, and with a short wait. A lost connection is
 * replaced at the next request, and none is needed at the start.
 */
final class Pool {
    private static final int CONNECTIONS = 3;
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ALIVE = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final Duration LIFE = Duration.ofMinutes(10);

    private Pool() {}

    static HikariDataSource of(TableSettings table) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("request-table");
        config.setJdbcUrl(table.url());
        config.setUsername(table.username());
        config.setPassword(table.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setValidationTimeout(ALIVE.toMillis());
        config.setIdleTimeout(IDLE.toMillis());
        config.setMaxLifetime(LIFE.toMillis());
        driver(table).forEach(config::addDataSourceProperty);
        return new HikariDataSource(config);
    }

    /**
     * The driver's properties. A text may stand for a number or a UUID, because the type of a row's id is the billing
     * system's choice.
     */
    static Map<String, String> driver(TableSettings table) {
        Map<String, String> all = new TreeMap<>();
        if (table.isPostgres()) {
            all.put("stringtype", "unspecified");
            all.put("connectTimeout", Long.toString(CONNECT.toSeconds()));
            all.put("loginTimeout", Long.toString(CONNECT.toSeconds()));
            all.put("socketTimeout", Long.toString(ANSWER.toSeconds()));
            all.put("tcpKeepAlive", "true");
            all.put("ApplicationName", "anula");
        } else {
            all.put("connectTimeout", Long.toString(CONNECT.toMillis()));
            all.put("socketTimeout", Long.toString(ANSWER.toMillis()));
        }
        return all;
    }
}
