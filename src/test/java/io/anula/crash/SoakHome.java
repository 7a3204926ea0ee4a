package io.anula.crash;

import io.anula.testing.AnulaProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A folder with the shipped settings and routes, and the process that lives in it. */
final class SoakHome implements AutoCloseable {
    /** Below the ports that the system gives to outgoing connections: nobody takes it while the process is down. */
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS = 10_000;

    private final Path folder;
    private final AnulaProcess anula;
    private final RequestTable table;

    /** @param settings besides the usual ones, by the names of their environment variables */
    SoakHome(Path folder, Adversity providers, Map<String, String> settings) throws IOException {
        this.folder = folder;
        for (String copied : List.of("config", "routes")) {
            copy(Path.of(copied), folder.resolve(copied));
        }
        Files.createDirectories(folder.resolve("inbox"));
        Files.createDirectories(folder.resolve("elsewhere"));
        int port = freePort();
        table = new RequestTable(port);
        Map<String, String> all = environment(providers, port, settings);
        anula = AnulaProcess.ofJar(folder, all);
    }

    AnulaProcess anula() {
        return anula;
    }

    RequestTable table() {
        return table;
    }

    Answers answers(List<Drop> drops) throws IOException, SQLException {
        return Answers.read(folder.resolve("outbox"), table, drops);
    }

    /** True when each file was taken or rejected; one that cannot be read is not at once. */
    boolean isInboxEmpty() throws IOException {
        try (Stream<Path> left = Files.list(folder.resolve("inbox"))) {
            return left.findAny().isEmpty();
        }
    }

    /** The shipped settings, in a hurry. */
    private static Map<String, String> environment(Adversity providers, int port, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        for (String provider : List.of("LAFACTURA", "CALIPSO")) {
            all.put(provider + "_CONNECT_TIMEOUT", "1s");
            all.put(provider + "_RESPONSE_TIMEOUT", "1s");
            all.put(provider + "_USERNAME", "demo");
            all.put(provider + "_PASSWORD", "demo");
        }
        all.put(
                "LAFACTURA_URL",
                settings.getOrDefault("LAFACTURA_API", "2.0").equals("3.0")
                        ? providers.laFactura().laFactura3Url()
                        : providers.laFactura().laFacturaUrl());
        all.put("CALIPSO_URL", providers.calipso().calipsoUrl());
        all.put("LAFACTURA_LOOKUP", "authoritative");
        all.put("POLL_FIRST_DELAY", "200ms");
        all.put("POLL_MAX_DELAY", "2s");
        all.put("RESEND_FIRST_DELAY", "200ms");
        all.put("RESEND_MAX_DELAY", "2s");
        all.put("INBOX_SETTLE", "200ms");
        all.put("INBOX_SETTLE_UNFINISHED", "6s");
        all.put("REQUESTS_TABLE_EVERY", "200ms");
        all.put("ANSWER_EVERY", "200ms");
        all.put("STORE_LISTEN", "127.0.0.1:" + port);
        all.put("SIMULATOR_ENABLED", "false");
        all.put("HTTP_PORT", "0");
        all.putAll(settings);
        return all;
    }

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static int freePort() {
        int first = ThreadLocalRandom.current().nextInt(PORTS);
        return IntStream.range(0, PORTS)
                .map(number -> FIRST_PORT + (first + number) % PORTS)
                .filter(SoakHome::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public void close() {
        anula.close();
    }
}
