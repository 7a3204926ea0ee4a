package io.anula.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/** A real PostgreSQL, one for all tests of this process: started when first wanted, gone with the process. */
public final class PostgresServer {
    /** May do everything, in every database. */
    public static final String OWNER = "postgres";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresServer() {}

    /** A new and empty database. */
    public static TestDatabase database() {
        String name = "test_" + DATABASES.incrementAndGet();
        administrator().execute("create database " + name);
        return new TestDatabase(name, url(name), OWNER, OWNER);
    }

    /** Ends every connection to that database and lets nobody in any more. */
    public static void shut(TestDatabase database) {
        administrator().execute("alter database " + database.name() + " allow_connections false");
        disconnect(database);
    }

    /** Lets them in again. */
    public static void open(TestDatabase database) {
        administrator().execute("alter database " + database.name() + " allow_connections true");
    }

    /** Ends every connection to that database, as a restart of the server would; new ones are welcome. */
    public static void disconnect(TestDatabase database) {
        administrator()
                .queryForList(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = ?", database.name());
    }

    /** Statements as the server's administrator, outside the databases of tests. */
    public static JdbcTemplate administrator() {
        return new JdbcTemplate(Running.SERVER.getPostgresDatabase());
    }

    /** Statements in that database as its owner. */
    public static JdbcTemplate in(TestDatabase database) {
        DataSource owner = Running.SERVER.getDatabase(OWNER, database.name());
        return new JdbcTemplate(owner);
    }

    private static String url(String name) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(Running.SERVER.getPort(), name);
    }

    /** Holds the server, so that it starts with the first test that wants it. */
    private static final class Running {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setDataDirectory(folder())
                        .setCleanDataDirectory(false)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
            } catch (IOException failed) {
                throw new UncheckedIOException("PostgreSQL does not start", failed);
            }
        }

        /**
         * A new folder; those of processes that have ended are deleted now. At the end there is no time: each database is
         * a thousand files, and a process that takes 30 s to end is killed.
         */
        private static Path folder() throws IOException {
            Path all = Files.createDirectories(Path.of("target", "postgres").toAbsolutePath());
            try (Stream<Path> folders = Files.list(all)) {
                for (Path old : folders.filter(Running::hasEnded).toList()) {
                    FileSystemUtils.deleteRecursively(old);
                }
            }
            return Files.createTempDirectory(all, ProcessHandle.current().pid() + "-");
        }

        private static boolean hasEnded(Path folder) {
            long process = Long.parseLong(folder.getFileName().toString().split("-", 2)[0]);
            return ProcessHandle.of(process).isEmpty();
        }
    }
}
