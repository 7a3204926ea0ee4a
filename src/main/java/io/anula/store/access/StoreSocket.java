package io.anula.store.access;

import static io.anula.config.settings.TableKeys.REQUESTS_TABLE_NAME;

import io.anula.config.settings.Settings;
import io.anula.io.JsonLines;
import io.anula.store.ConfigLog;
import io.anula.store.ConfigVersion;
import io.anula.store.Database;
import io.anula.store.Export;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives commands of the same user access to the store of a running service: a command sends a word and gets lines of
 * JSON. Nothing is changed. A reader that stops is disconnected, because the store waits for readers when it begins a
 * new log.
 */
public final class StoreSocket implements AutoCloseable {
    /** The whole store. */
    static final String BACKUP = "backup";
    /** Every version of settings and routes, oldest first. */
    static final String CONFIG = "config";

    private static final Logger LOG = LoggerFactory.getLogger(StoreSocket.class);
    private static final Duration STANDSTILL = Duration.ofSeconds(20);
    private static final int AT_ONCE = 2;
    private static final int BUFFER = 64 * 1024;

    private final DoorPlace place;
    private final ServerSocketChannel door;
    private final Database database;
    private final String requestTable;
    private final ExecutorService work = Executors.newFixedThreadPool(AT_ONCE + 1, StoreSocket::thread);
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(StoreSocket::thread);

    private StoreSocket(DoorPlace place, ServerSocketChannel door, Database database, String requestTable) {
        this.place = place;
        this.door = door;
        this.database = database;
        this.requestTable = requestTable;
    }

    private static Thread thread(Runnable work) {
        Thread made = new Thread(work, "store-door");
        made.setDaemon(true);
        return made;
    }

    /** Opens the socket for an embedded store; null for another, and if this machine does not support such sockets. */
    public static @Nullable StoreSocket open(Settings settings, Database database) {
        DoorPlace place = DoorPlace.of(settings).orElse(null);
        if (place == null) {
            return null;
        }
        try {
            ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                door.bind(UnixDomainSocketAddress.of(place.make()));
            } catch (IOException | RuntimeException failure) {
                door.close();
                throw failure;
            }
            StoreSocket opened = new StoreSocket(place, door, database, settings.get(REQUESTS_TABLE_NAME));
            opened.work.execute(opened::accept);
            return opened;
        } catch (IOException | RuntimeException failure) {
            LOG.warn(
                    "Commands cannot reach this store while it is worked on, backup and config log are to be run while Anula is "
                            + "stopped / backup y config log solo con Anula detenida: {}",
                    failure.toString());
            return null;
        }
    }

    private void accept() {
        while (door.isOpen()) {
            try {
                SocketChannel client = door.accept();
                work.execute(() -> answer(client));
            } catch (IOException | RuntimeException failure) {
                if (door.isOpen()) {
                    LOG.debug("A command is not let in", failure);
                }
            }
        }
    }

    private void answer(SocketChannel client) {
        try (client;
                WatchedOutput out = new WatchedOutput(client, watch, STANDSTILL);
                OutputStream buffered = new BufferedOutputStream(out, BUFFER);
                BufferedReader in = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8))) {
            String asked = String.valueOf(in.readLine());
            LOG.debug("A command asks for {}", asked);
            try {
                answer(asked, buffered);
            } catch (RuntimeException failure) {
                failed(buffered, failure);
            }
        } catch (IOException gone) {
            LOG.debug("A command has gone", gone);
        }
    }

    private void answer(String asked, OutputStream out) throws IOException {
        switch (asked) {
            case BACKUP ->
                new Export(database.dataSource(), database.requestTable(), requestTable, database.providers())
                        .writeTo(out, Export.Kind.BACKUP);
            case CONFIG -> config(out);
            default -> throw new IllegalArgumentException("\"%s\" is nothing to ask for".formatted(asked));
        }
    }

    private void config(OutputStream out) throws IOException {
        try (JsonLines lines = new JsonLines(out)) {
            for (ConfigVersion version : new ConfigLog(database).versions()) {
                lines.write(Map.of(
                        "version",
                        version.version(),
                        "at",
                        version.at().toString(),
                        "node",
                        version.node(),
                        "files",
                        version.files()));
            }
            lines.write(Map.of("end", true));
        }
    }

    private static void failed(OutputStream out, RuntimeException failure) throws IOException {
        try (JsonLines lines = new JsonLines(out)) {
            lines.write(Map.of("failed", String.valueOf(failure.getMessage())));
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            place.remove();
        } catch (IOException failure) {
            LOG.debug("The socket is left", failure);
        }
        work.shutdownNow();
        watch.shutdownNow();
    }
}
