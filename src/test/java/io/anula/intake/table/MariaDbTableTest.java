package io.anula.intake.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table in a billing system's MariaDB. */
@Tag("databases")
final class MariaDbTableTest extends ElsewhereContract {
    private static final Pattern CODE = Pattern.compile("\"tascode\":\"(..)-([^\"]+)\"");
    private static final String REFUSAL = "Factura → inexistente ✓ 😀 ñ";

    MariaDbTableTest(@TempDir Path home) {
        super(home, new MariaDbBilling());
    }

    @ParameterizedTest
    @CsvSource({"latin1, 2000", "utf8mb3, 2000", "ascii, 2000", "utf8mb4, 20", "latin1, 3"})
    void shouldWriteTheStatus_whenTheMessageDoesNotFitItsColumn(String charset, int length) throws IOException {
        ((MariaDbBilling) billing)
                .alter("alter table cancellation_request modify message varchar(%d) character set %s"
                        .formatted(length, charset));
        HttpServer provider = provider();
        try {
            start(Map.of(
                    "LAFACTURA_URL",
                    "http://127.0.0.1:%d".formatted(provider.getAddress().getPort())));
            insert("fc-70");
            insert("fc-71");
            insert("nc-72");
            awaitRow("fc-71", "ACCEPTED");
            awaitRow("nc-72", "INVALID");
            Map<String, Object> row = awaitRow("fc-70", "REJECTED");
            assertTrue(
                    length < REFUSAL.length()
                            || String.valueOf(row.get("message")).contains("inexistente"),
                    row::toString);
            assertEquals(List.of(), alarms());
        } finally {
            provider.stop(0);
        }
    }

    /** One that refuses fc-70 in words that few columns hold, and takes all others. */
    private static HttpServer provider() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", MariaDbTableTest::answer);
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher code = CODE.matcher(asked);
        if (!code.find()) {
            throw new IOException("no code in " + asked);
        }
        boolean refused = asked.contains("fc-70");
        String answer = "{\"invoiceResult\":{\"status\":{\"code\":\"%s\",\"text\":\"%s\"},\"document\":{%s}}}"
                .formatted(
                        refused ? "400" : "200",
                        refused ? REFUSAL : "ok",
                        refused ? "" : "\"tascode\":\"nc-%s\",\"process\":\"2\"".formatted(code.group(2)));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
