package io.anula.intake.table;

import com.zaxxer.hikari.HikariDataSource;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import io.anula.store.Database;
import io.anula.store.RequestCatalog;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The request table, in the store or in another database. If the other database is away, the table is only asked every
 * two seconds whether it is back; all other work goes on.
 */
public final class RequestTable implements AutoCloseable {
    /** The alarm while the table in the other database cannot be used. */
    public static final String AWAY = "requests-table-away";
    /** The alarm while rows cannot be written although the table is there. */
    public static final String NOT_WRITTEN = "rows-not-written";

    private static final Logger LOG = LoggerFactory.getLogger(RequestTable.class);
    private static final Duration REMEMBERED = Duration.ofMinutes(2);
    private static final int SECONDS_FOR_A_LOOK = 5;

    private final TableSql sql;
    private final DataSource dataSource;
    private final @Nullable HikariDataSource pool;
    private final Runnable makeReady;
    private final Alarms alarms;
    private final Clock clock;
    private volatile boolean there;
    private volatile Runnable poll = () -> {};
    private volatile Instant failed = Instant.MIN;

    private RequestTable(
            TableSql sql,
            DataSource dataSource,
            @Nullable HikariDataSource pool,
            Runnable makeReady,
            Alarms alarms,
            Clock clock) {
        this.sql = sql;
        this.makeReady = makeReady;
        this.dataSource = dataSource;
        this.pool = pool;
        this.there = pool == null;
        this.alarms = alarms;
        this.clock = clock;
    }

    /**
     * The table of these settings: in another database, in its own catalog (which is treated like another database), or
     * in the store. Its database is first used by {@link #look}.
     *
     * @param opened receives the catalog after each check that finds it usable
     */
    public static RequestTable of(
            TableSettings settings, Database store, Consumer<RequestCatalog> opened, Alarms alarms, Clock clock) {
        if (settings.isElsewhere()) {
            return apart(settings, () -> {}, alarms, clock);
        }
        RequestCatalog catalog = store.catalog();
        if (catalog == null) {
            return new RequestTable(new TableSql(settings), store.dataSource(), null, () -> {}, alarms, clock);
        }
        Runnable makeReady = () -> {
            catalog.makeReady();
            opened.accept(catalog);
        };
        return apart(settings.in(catalog.login()), makeReady, alarms, clock);
    }

    private static RequestTable apart(TableSettings settings, Runnable makeReady, Alarms alarms, Clock clock) {
        HikariDataSource pool = Pool.of(settings);
        return new RequestTable(new TableSql(settings), pool, pool, makeReady, alarms, clock);
    }

    /** The table's database for readers and writers. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Whether the last check found the table usable. */
    public boolean isThere() {
        return there;
    }

    /** Sets how the poll for new rows is woken. */
    public void pollBy(Runnable wake) {
        poll = wake;
    }

    /** Polls again at once, because there may be more rows than one poll takes. */
    public void pollAgain() {
        poll.run();
    }

    /** Checks whether the table can be read and written, and raises or clears the alarms. */
    public synchronized void look() {
        if (clock.instant().isAfter(failed.plus(REMEMBERED))) {
            alarms.clear(NOT_WRITTEN);
        }
        if (pool == null) {
            return;
        }
        try {
            makeReady.run();
            tryOut();
            alarms.clear(AWAY);
            if (!there) {
                there = true;
                poll.run();
            }
        } catch (SQLException | RuntimeException refused) {
            there = false;
            String why = Reasons.of(refused);
            alarms.raise(AWAY, Effect.WORK_GOES_ON, away(why));
        }
    }

    private void tryOut() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS_FOR_A_LOOK);
            try (ResultSet none = statement.executeQuery(sql.trySelect())) {
                none.next();
            }
            statement.executeUpdate(sql.tryUpdate());
        }
    }

    private static String away(String why) {
        return ("The request table cannot be used: %1$s. Files go on; rows and their answers wait and go on by themselves / No se "
                        + "puede usar la tabla de pedidos: %1$s. Los archivos siguen; las filas y sus respuestas esperan y "
                        + "siguen solas")
                .formatted(why);
    }

    /**
     * Rows could not be written. A lost connection only means that the table is away; for any other failure an alarm is
     * raised.
     */
    public void failed(Exception failure) {
        failed(failure, false);
    }

    /**
     * The same for rows that may be tried again: while they are, no alarm is raised.
     *
     * @param triesAgain whether the rows are tried again at once with simpler messages
     */
    public void failed(Exception failure, boolean triesAgain) {
        look();
        String why = Reasons.of(failure);
        if (there && triesAgain && Reasons.isMisfit(failure)) {
            LOG.debug("A message does not fit into a row and is written in a simpler way: {}", why);
        } else if (!there || Reasons.isLostConnection(failure)) {
            LOG.info("Rows of the request table are not written, the connection is lost: {}", why);
        } else {
            failed = clock.instant();
            alarms.raise(NOT_WRITTEN, Effect.WORK_GOES_ON, notWritten(why));
        }
    }

    /** The values of a row without the message, which does not fit. */
    public Map<String, Object> withoutMessage(Map<String, Object> row) {
        Map<String, Object> bare = new HashMap<>(row);
        bare.put("message", null);
        return bare;
    }

    private static String notWritten(String why) {
        return ("Rows of the request table cannot be written: %1$s. The others are; these are tried again every minute / No se "
                        + "pueden escribir filas de la tabla de pedidos: %1$s. Las demás sí; estas se reintentan cada minuto")
                .formatted(why);
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
