package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A document that a route brings becomes its receipt. */
@OfRoute("request")
final class RequestTest extends RouteTestSupport {
    private static final String DOCUMENT =
            "{\"provider\":\"lafactura\",\"tascode\":\"fc-1\",\"description\":\"Factura duplicada por error\"}";

    @BeforeEach
    void start() throws Exception {
        start("request");
    }

    private String receipt(String document, String header, String value) {
        Exchange done = send(exchange -> {
            exchange.getMessage().setBody(document);
            exchange.getMessage().setHeader(header, value);
        });
        assertWentWell(done);
        return done.getMessage().getBody(String.class);
    }

    @Test
    void shouldAnswerWithTheReceipt_whenTheRequestsAreDurable() {
        String receipt = receipt(DOCUMENT, "Content-Type", "application/json");
        assertTrue(receipt.contains("\"records\":1"), receipt);
        assertTrue(receipt.contains("fc-1"), receipt);
        assertEquals(1, store.count("cancellation"));
    }

    @Test
    void shouldReadItAsItsNameSays() {
        String receipt = receipt(
                "provider;tascode;description\nlafactura;fc-2;Factura duplicada\n", Exchange.FILE_NAME, "a/b.CSV");
        assertTrue(receipt.contains("fc-2"), receipt);
    }

    @Test
    void shouldGiveTheSameReceipt_whenItComesAgainWithItsKey() {
        assertEquals(receipt(DOCUMENT, "Idempotency-Key", "7"), receipt(DOCUMENT, "Idempotency-Key", "7"));
        assertEquals(1, store.count("cancellation"));
    }

    @Test
    void shouldFail_whenItCannotBeRead() {
        Exchange done = send("not JSON");
        assertInstanceOf(RuntimeCamelException.class, done.getException());
        assertTrue(
                done.getException().getMessage().contains("unreadable"),
                done.getException().getMessage());
        assertEquals(0, store.count("cancellation"));
    }
}
