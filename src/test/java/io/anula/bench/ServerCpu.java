package io.anula.bench;

import io.anula.testing.PostgresServer;
import java.util.Objects;

/** The CPU of the PostgreSQL server, which Anula's own process does not show. */
final class ServerCpu {
    private ServerCpu() {}

    /** Seconds of all its processes that live, since they began; connections stay open for a run. */
    static double seconds() {
        int backend = Objects.requireNonNull(
                PostgresServer.administrator().queryForObject("select pg_backend_pid()", Integer.class));
        return ProcessHandle.of(backend)
                .flatMap(ProcessHandle::parent)
                .map(server -> Usage.cpuSeconds(server)
                        + server.children().mapToDouble(Usage::cpuSeconds).sum())
                .orElse(Double.NaN);
    }
}
