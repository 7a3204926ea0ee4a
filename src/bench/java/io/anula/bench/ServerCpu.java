package io.anula.bench;

import io.anula.testing.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.springframework.jdbc.core.ConnectionCallback;

/** The CPU of the PostgreSQL server, which Anula's own process does not show. */
final class ServerCpu {
    private ServerCpu() {}

    /** Seconds of all its processes that live, since they began; connections stay open for a run. */
    static double seconds() {
        return Objects.requireNonNull(
                PostgresServer.administrator().execute((ConnectionCallback<Double>) ServerCpu::seconds));
    }

    /** Of the parent of the process behind this connection, which lives while it is open. */
    private static Double seconds(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            ProcessHandle server = ProcessHandle.of(row.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow();
            return Usage.cpuSeconds(server)
                    + server.children().mapToDouble(Usage::cpuSeconds).sum();
        }
    }
}
