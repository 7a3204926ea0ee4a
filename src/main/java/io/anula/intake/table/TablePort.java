package io.anula.intake.table;

import io.anula.store.RequestCatalog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.hsqldb.DatabaseManager;
import org.hsqldb.DatabaseURL;
import org.hsqldb.Session;
import org.hsqldb.error.Error;
import org.hsqldb.error.ErrorCode;
import org.hsqldb.persist.HsqlProperties;
import org.hsqldb.result.Result;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port where billing programs reach the request table with HSQLDB's own driver: the catalog {@code anula}, for one
 * account. Each client has limits in time, size and number. The catalog's checkpoints are made when no client has a
 * transaction open. HSQLDB's own server offers none of this.
 */
public final class TablePort implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TablePort.class);
    private static final String ALIAS = "anula";
    private static final long LOOK_MILLIS = 250;
    private static final int BACKLOG = 50;
    private static final long WAIT_MILLIS = 1_000;
    /** How long a client waits for a catalog that is being opened; then its connection is closed. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final ServerSocket socket;
    private final String account;
    private final PortLimits limits;
    private final LongSupplier clock;
    private final Set<PortSession> clients = ConcurrentHashMap.newKeySet();
    private final Object calm = new Object();
    private volatile @Nullable RequestCatalog catalog;
    private int databaseId;
    private boolean drains;
    private long drainsSince;
    private volatile boolean closed;

    private TablePort(ServerSocket socket, String account, PortLimits limits, LongSupplier clock) {
        this.socket = socket;
        this.account = account;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Binds the port. A client that connects waits for {@link #serve}, at most 20 seconds.
     *
     * @param listen host and port
     * @param account the only account that may log in
     * @param clock nanoseconds that only grow
     * @throws IllegalStateException when the port is in use
     */
    public static TablePort bind(String listen, String account, PortLimits limits, LongSupplier clock) {
        int colon = listen.lastIndexOf(':');
        try {
            ServerSocket socket = new ServerSocket();
            try {
                socket.setReuseAddress(true);
                String host = listen.substring(0, colon).replaceAll("[\\[\\]]", "");
                socket.bind(new InetSocketAddress(host, Integer.parseInt(listen.substring(colon + 1))), BACKLOG);
                TablePort port = new TablePort(socket, account, limits, clock);
                start("request-table-port", port::accept);
                return port;
            } catch (IOException taken) {
                socket.close();
                throw taken;
            }
        } catch (IOException taken) {
            throw new IllegalStateException(
                    "store.listen = %s: nobody can listen there (%s). Another process may have that port: choose another "
                                    .formatted(listen, taken.getMessage())
                            + "one, or leave the value empty to switch the server off.",
                    taken);
        }
    }

    /** Accepts clients for this catalog, which is ready; a second call does nothing. */
    public synchronized void serve(RequestCatalog ready) {
        if (catalog == null && !closed) {
            catalog = ready;
            HsqlProperties address = DatabaseURL.parseURL(ready.login().url(), true, false);
            databaseId = DatabaseManager.getDatabase(
                            address.getProperty("connection_type"), address.getProperty("database"), address)
                    .getDatabaseID();
            start("request-table-looks", this::look);
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        long begun = clock.getAsLong();
        while (!closed) {
            if (catalog == null && clock.getAsLong() - begun < PATIENCE_NANOS) {
                pause(LOOK_MILLIS);
                continue;
            }
            try {
                welcome(socket.accept());
            } catch (IOException | RuntimeException failure) {
                if (!closed) {
                    LOG.debug("A client of the request table is not let in", failure);
                    pause(LOOK_MILLIS);
                }
            }
        }
    }

    private void welcome(Socket client) throws IOException {
        if (catalog == null || clients.size() >= limits.sessions() + PortLimits.STRANGERS) {
            client.close();
            return;
        }
        client.setTcpNoDelay(true);
        client.setKeepAlive(true);
        PortSession session = new PortSession(this, client);
        clients.add(session);
        start("request-table-client", session);
    }

    /** Checks all sessions; runs every quarter of a second. */
    private void look() {
        while (!closed) {
            pause(LOOK_MILLIS);
            try {
                lookOnce();
            } catch (RuntimeException failure) {
                LOG.debug("The clients of the request table are looked at again soon", failure);
            }
        }
    }

    private void lookOnce() {
        RequestCatalog served = java.util.Objects.requireNonNull(catalog);
        clients.forEach(PortSession::look);
        clients.forEach(PortSession::cancelAgain);
        if (served.spilled() > PortLimits.SPILLED) {
            clients.stream()
                    .filter(PortSession::isInTransaction)
                    .forEach(one -> one.end("the results of all clients together are too large"));
        }
        if (served.wantsCheckpoint()) {
            checkpoint(served);
        }
    }

    /**
     * Makes a checkpoint when no client has a transaction open. New transactions wait for it, and sessions whose
     * transactions stay open too long are ended.
     */
    private void checkpoint(RequestCatalog served) {
        synchronized (calm) {
            if (!drains) {
                drains = true;
                drainsSince = clock.getAsLong();
            }
            if (clients.stream().anyMatch(PortSession::isInTransaction)) {
                if (clock.getAsLong() - drainsSince > PortLimits.CALM.toNanos()) {
                    clients.stream()
                            .filter(PortSession::isInTransaction)
                            .forEach(one -> one.end("a checkpoint waited for its open transaction"));
                }
                return;
            }
            try {
                served.checkpoint();
            } finally {
                drains = false;
                calm.notifyAll();
            }
        }
    }

    private void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /** Begins a transaction as soon as possible. */
    void enter(Predicate<Boolean> begin) throws IOException {
        synchronized (calm) {
            while (!begin.test(!drains)) {
                try {
                    calm.wait(WAIT_MILLIS);
                } catch (InterruptedException told) {
                    Thread.currentThread().interrupt();
                    throw new IOException("ended", told);
                }
                if (closed) {
                    throw new IOException("closed");
                }
            }
        }
    }

    /** The session of this login; a wrong name or password and a session above the limit are refused. */
    Session logIn(Result asked) {
        String name = asked.getDatabaseName().replaceFirst("^/", "").toLowerCase(Locale.ROOT);
        if (!name.equals(ALIAS)) {
            throw Error.error(ErrorCode.X_08004, "the database is called " + ALIAS);
        }
        if (!account.equals(asked.getMainString())) {
            throw Error.error(ErrorCode.X_28501);
        }
        if (clients.stream().filter(PortSession::isLoggedIn).count() >= limits.sessions()) {
            throw Error.error(ErrorCode.X_08004, "more than requests.sessions = %d".formatted(limits.sessions()));
        }
        return DatabaseManager.newSession(databaseId, account, asked.getSubString(), asked.getZoneString());
    }

    void left(PortSession client) {
        clients.remove(client);
    }

    PortLimits limits() {
        return limits;
    }

    long nanos() {
        return clock.getAsLong();
    }

    /** Disconnects all clients; the catalog stays open. */
    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException gone) {
            LOG.debug("Not closed", gone);
        }
        clients.forEach(PortSession::leave);
        long until = clock.getAsLong() + TimeUnit.SECONDS.toNanos(2);
        while (!clients.isEmpty() && clock.getAsLong() < until) {
            pause(10);
        }
    }
}
