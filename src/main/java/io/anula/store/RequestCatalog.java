package io.anula.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The separate database of the request table beside an embedded store, with its own files, log and checkpoints. Billing
 * programs use only this one, so nothing they do there can make the store wait. The lock of the store also protects it
 * from other processes. If its files are damaged, only the table is away.
 */
public final class RequestCatalog {
    private static final Logger LOG = LoggerFactory.getLogger(RequestCatalog.class);
    private static final String SUFFIX = "-requests";
    private static final String REQUESTER = "provider, account, invoice, reason, payload, batch";
    private static final String ALGORITHM = "SHA-256";
    private static final String PROPERTIES =
            ";hsqldb.lock_file=false;hsqldb.nio_data_file=false;hsqldb.full_log_replay=true;hsqldb.digest=" + ALGORITHM;
    private static final long LONGEST_LOG = 50L * 1024 * 1024;
    private static final int MEMORY_ROWS = 200;
    private static final int DEFAULT_LOG_MB = 50;

    private final StoreSettings login;
    private final RequestTableSettings table;
    private final Sql store;
    private final @Nullable Path database;
    private final DataSource dataSource;
    private boolean ready;
    private volatile boolean wanted;

    RequestCatalog(StoreSettings store, RequestTableSettings table, Sql storeSql) {
        String bare = store.url().split(";", 2)[0] + SUFFIX;
        this.login = new StoreSettings(bare + PROPERTIES, store.username(), store.password(), store.providers());
        this.table = table;
        this.store = storeSql;
        this.database = HsqldbFiles.database(bare).orElse(null);
        this.dataSource = new DriverManagerDataSource(login.url(), login.username(), login.password());
    }

    /** The login of this process. */
    public StoreSettings login() {
        return login;
    }

    /** Connections without a pool: a new one for each request. */
    DataSource dataSource() {
        return dataSource;
    }

    /**
     * Opens the catalog, makes the table if it is missing, moves the rows of an older store here, and grants its
     * account the rights of a requester. After a success, further calls do nothing.
     *
     * @throws RuntimeException when it cannot be opened; a later call tries again
     */
    public synchronized void makeReady() {
        if (ready) {
            return;
        }
        FirstStart.clearUnmade(login.url());
        if (database != null) {
            HsqldbProperties.mend(database);
            LogTail.drop(HsqldbFiles.log(database));
        }
        JdbcTemplate catalog = new JdbcTemplate(dataSource);
        configure(catalog);
        RequestTableDdl.of("hsqldb", table.name()).forEach(catalog::execute);
        new RequestMove(store, catalog, table.name()).run();
        letIn(catalog);
        ready = true;
    }

    /** Makes every commit wait for the disk, and keeps large results in a file instead of in memory. */
    private void configure(JdbcOperations catalog) {
        catalog.execute("SET FILES WRITE DELAY FALSE");
        catalog.execute("SET DATABASE TRANSACTION CONTROL MVCC");
        catalog.execute("SET DATABASE DEFAULT TABLE TYPE CACHED");
        catalog.execute("SET DATABASE EXTERNAL EVENT LOG LEVEL 2");
        catalog.execute("SET DATABASE DEFAULT RESULT MEMORY ROWS " + MEMORY_ROWS);
        // with clients, a checkpoint would wait for their open transactions: it is made when there are none
        catalog.execute("SET FILES LOG SIZE " + (table.listen().isEmpty() ? DEFAULT_LOG_MB : 0));
    }

    /**
     * Keeps only the account of the settings. Its password is given as a digest, because the log contains statements.
     */
    private void letIn(JdbcOperations catalog) {
        List<String> known = catalog.queryForList(
                "select user_name from information_schema.system_users where admin = false", String.class);
        known.stream()
                .filter(user -> !user.equals(table.username()))
                .forEach(user -> catalog.execute("DROP USER " + quoted(user)));
        String account = quoted(table.username());
        String name = table.name().toUpperCase(Locale.ROOT);
        if (known.contains(table.username())) {
            catalog.execute("ALTER USER %s SET PASSWORD DIGEST '%s'".formatted(account, digest()));
            catalog.execute("REVOKE ALL ON TABLE %s FROM %s RESTRICT".formatted(name, account));
        } else {
            catalog.execute("CREATE USER %s PASSWORD DIGEST '%s'".formatted(account, digest()));
        }
        catalog.execute("GRANT SELECT, INSERT (%s) ON TABLE %s TO %s".formatted(REQUESTER, name, account));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private String digest() {
        try {
            byte[] password = table.password().getBytes(StandardCharsets.ISO_8859_1);
            return HexFormat.of().formatHex(MessageDigest.getInstance(ALGORITHM).digest(password));
        } catch (NoSuchAlgorithmException none) {
            throw new IllegalStateException(none);
        }
    }

    /**
     * Whether its log is long or could not be written, so that a checkpoint is needed as soon as no transaction is
     * open.
     */
    public boolean wantsCheckpoint() {
        return wanted || logSize().filter(size -> size > LONGEST_LOG).isPresent();
    }

    private Optional<Long> logSize() {
        try {
            Path log = database == null ? null : HsqldbFiles.log(database);
            return log != null && Files.exists(log) ? Optional.of(Files.size(log)) : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** How many bytes its statements have put into temporary files. */
    public long spilled() {
        Path folder = database == null ? null : database.resolveSibling(database.getFileName() + ".tmp");
        if (folder == null || !Files.isDirectory(folder)) {
            return 0;
        }
        try (var files = Files.list(folder)) {
            return files.mapToLong(RequestCatalog::size).sum();
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    /** Begins a new log; waits for open transactions, and all clients wait meanwhile. */
    public void checkpoint() {
        wanted = false;
        new JdbcTemplate(dataSource).execute("CHECKPOINT");
    }

    /** Requests a new log as soon as no transaction is open, for example because a part may be missing. */
    public void wantCheckpoint() {
        wanted = true;
    }

    /** Writes its last page and closes it; no connection may be open. */
    synchronized void close() {
        if (ready) {
            ready = false;
            try {
                new JdbcTemplate(dataSource).execute("SHUTDOWN");
            } catch (RuntimeException failure) {
                LOG.warn("The database of the request table is not closed in good order: {}", failure.getMessage());
            }
        }
    }
}
