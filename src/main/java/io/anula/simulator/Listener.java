package io.anula.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening socket, which can be closed and opened again on the same port, and its connections. */
final class Listener implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Listener.class);
    private static final int BACKLOG = 1024;

    private final ExecutorService workers = Workers.perConnection();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Handler handler;
    private final BooleanSupplier refuses;
    private final InetSocketAddress address;
    private ServerSocket server;
    private Thread accepting;

    Listener(InetSocketAddress wanted, Handler handler, BooleanSupplier refuses) throws IOException {
        this.handler = handler;
        this.refuses = refuses;
        this.server = listen(wanted);
        this.address = new InetSocketAddress(wanted.getAddress(), server.getLocalPort());
        this.accepting = accept(server);
    }

    int port() {
        return address.getPort();
    }

    /** After this call, connecting is refused; idle connections are closed, busy ones end with their answer. */
    synchronized void pause() {
        stopAccepting();
        connections.forEach(connection -> {
            try {
                connection.closeWhenIdle();
            } catch (IOException alreadyGone) {
                log.debug("Closing an idle connection", alreadyGone);
            }
        });
    }

    synchronized void resume() {
        if (!server.isClosed()) {
            return;
        }
        try {
            server = listen(address);
            accepting = accept(server);
        } catch (IOException taken) {
            throw new UncheckedIOException("Cannot listen on " + address + " again", taken);
        }
    }

    @Override
    public synchronized void close() {
        stopAccepting();
        connections.forEach(connection -> {
            try {
                connection.close();
            } catch (IOException alreadyGone) {
                log.debug("Closing a connection", alreadyGone);
            }
        });
        workers.shutdownNow();
    }

    private static ServerSocket listen(InetSocketAddress address) throws IOException {
        ServerSocket server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(address, BACKLOG);
            return server;
        } catch (IOException taken) {
            server.close();
            throw new IOException("Cannot listen on " + address + ": " + taken.getMessage(), taken);
        }
    }

    private Thread accept(ServerSocket from) {
        Thread thread = new Thread(() -> acceptAll(from), "simulator-accept-" + from.getLocalPort());
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void acceptAll(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                take(from, from.accept());
            } catch (IOException failed) {
                if (!from.isClosed()) {
                    log.warn("One connection was lost while it was accepted: {}", failed.getMessage());
                }
            }
        }
    }

    private void take(ServerSocket from, Socket socket) throws IOException {
        if (refuses.getAsBoolean()) {
            Deliverer.reset(socket);
            return;
        }
        Connection connection = new Connection(socket, handler);
        connections.add(connection);
        if (from.isClosed()) {
            connection.close();
        }
        try {
            workers.execute(() -> {
                try {
                    connection.run();
                } finally {
                    connections.remove(connection);
                }
            });
        } catch (RejectedExecutionException closing) {
            connection.close();
        }
    }

    /**
     * Closes the socket and waits for the thread in {@code accept}: the kernel keeps accepting until that thread has
     * left it.
     */
    private void stopAccepting() {
        try {
            server.close();
            accepting.join();
        } catch (IOException alreadyGone) {
            log.debug("Closing the listening socket", alreadyGone);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
