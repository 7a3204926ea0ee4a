package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.config.routes.RouteFiles;
import io.anula.store.DiskFullException;
import io.anula.web.WebProblem;
import io.anula.web.api.DocumentDoor;
import jakarta.activation.DataHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.ByteArrayDataSource;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** The ready route for mail: its documents go through the door, and a mail leaves the inbox when they are answered. */
final class RequestByMailTest extends RouteTestSupport {
    private static final String DOCUMENT = "direct:request-by-mail-document";
    private static final String ANSWER = "smtp:mail.example:25";

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        Properties keys = new Properties();
        keys.putAll(Map.of(
                "request.mail.inbox", "imap://mail.example:143",
                "request.mail.server", "smtp://mail.example:25",
                "request.mail.username", "anula",
                "request.mail.password", "secret",
                "request.mail.from", "anula@example.com"));
        created.getPropertiesComponent().setOverrideProperties(keys);
        return created;
    }

    @Override
    protected RoutesBuilder[] createRouteBuilders() {
        return new RoutesBuilder[] {
            RouteFiles.builder(RouteFiles.read(Path.of("routes"))),
            RouteFiles.builder(RouteFiles.read(Path.of("routes/optional")).stream()
                    .filter(file -> file.path().endsWith("request-by-mail.camel.yaml"))
                    .toList())
        };
    }

    private void startMail() throws Exception {
        start("request-by-mail");
    }

    private void startDocument() throws Exception {
        start("request-by-mail-document", advice -> advice.mockEndpointsAndSkip("smtp:.*"));
    }

    private static void attach(Exchange mail, String name, String content) {
        mail.getMessage(AttachmentMessage.class)
                .addAttachment(
                        name, new DataHandler(new ByteArrayDataSource(name, content.getBytes(StandardCharsets.UTF_8))));
    }

    private void becomes(String folder) {
        neighbour(DOCUMENT).whenAnyExchangeReceived(document -> document.getMessage()
                .setBody(document.getMessage().getBody(String.class).contains("bad") ? folder : "Taken"));
    }

    @Test
    void shouldTakeTheAttachmentsThatAreDocuments_andNothingElse() throws Exception {
        startMail();
        becomes("Rejected");
        Exchange done = send(mail -> {
            mail.getMessage().setBody("Please cancel what is attached");
            attach(mail, "a.csv", "one");
            attach(mail, "logo.png", "bad");
            attach(mail, "B.JSON", "two");
        });
        assertWentWell(done);
        assertEquals(
                List.of("a.csv", "B.JSON"),
                neighbour(DOCUMENT).getReceivedExchanges().stream()
                        .map(one -> one.getMessage().getHeader(Exchange.FILE_NAME))
                        .toList());
        assertNull(done.getMessage().getHeader("moveTo"));
    }

    @Test
    void shouldTakeTheText_whenNoDocumentIsAttached() throws Exception {
        startMail();
        becomes("Rejected");
        Exchange done = send(mail -> {
            mail.getMessage().setBody("{}");
            attach(mail, "logo.png", "bad");
        });
        assertWentWell(done);
        assertEquals(1, neighbour(DOCUMENT).getReceivedCounter());
    }

    @Test
    void shouldPutTheMailAside_whenOneOfItsDocumentsIsNotTaken() throws Exception {
        startMail();
        becomes("Rejected");
        Exchange done = send(mail -> {
            mail.getMessage().setHeader("delete", "true");
            attach(mail, "a.csv", "bad");
            attach(mail, "b.csv", "good");
        });
        assertEquals("Rejected", done.getMessage().getHeader("moveTo"));
        assertNull(done.getMessage().getHeader("delete"), "a header of the mail decided what becomes of it");
    }

    @Test
    void shouldLeaveTheMailWhereItIs_whenOneOfItsDocumentsCannotBeTakenNow() throws Exception {
        startMail();
        DiskFullException full = full();
        failAt(DOCUMENT, full);
        Exchange done = send(mail -> attach(mail, "a.csv", "one"));
        assertTrue(done.isFailed());
    }

    /** What the door throws when the disk is full. */
    private DiskFullException full() {
        free.set(0);
        Exchange asked = new DefaultExchange(context);
        asked.getMessage()
                .setBody(
                        "{\"provider\":\"lafactura\",\"tascode\":\"fc-1\",\"description\":\"Factura duplicada por error\"}");
        return assertThrows(
                DiskFullException.class, () -> part("door", DocumentDoor.class).take(asked));
    }

    private Exchange document(Map<String, String> variables, String body) {
        return send(mail -> {
            mail.setVariable("sender", "billing@example.com");
            mail.setVariable("subject", "Anular");
            mail.setVariable("mail", "<1@example.com>");
            variables.forEach(mail::setVariable);
            mail.getMessage().setHeader("Cc", "stranger@example.com");
            mail.getMessage().setBody(body);
        });
    }

    private Message answer() {
        return neighbour(ANSWER).getReceivedExchanges().get(0).getMessage();
    }

    @Test
    void shouldAnswerWithTheReceipt_toTheSenderAlone() throws Exception {
        startDocument();
        neighbour("direct:request")
                .whenAnyExchangeReceived(asked -> asked.getMessage().setBody("receipt"));
        Exchange done = document(Map.of(), "{}");
        assertWentWell(done);
        assertEquals("Taken", done.getMessage().getBody());
        assertEquals("receipt", answer().getBody());
        assertEquals("billing@example.com", answer().getHeader("To"));
        assertEquals("<1@example.com>", answer().getHeader("In-Reply-To"));
        assertEquals("auto-replied", answer().getHeader("Auto-Submitted"));
        assertNull(answer().getHeader("Cc"));
    }

    @Test
    void shouldKnowADocumentByItsMailAndItsContent() throws Exception {
        startDocument();
        document(Map.of(), "one");
        document(Map.of(), "one");
        document(Map.of(), "two");
        document(Map.of("mail", "<2@example.com>"), "one");
        List<Object> keys = neighbour("direct:request").getReceivedExchanges().stream()
                .map(asked -> asked.getMessage().getHeader("Idempotency-Key"))
                .toList();
        assertEquals(keys.get(0), keys.get(1));
        assertEquals(3, keys.stream().distinct().count());
        assertTrue(keys.stream().allMatch(key -> key.toString().length() <= 200), keys.toString());
    }

    @Test
    void shouldSayWhy_whenTheDocumentIsNotTaken() throws Exception {
        startDocument();
        failAt("direct:request", new RuntimeCamelException(new WebProblem(400, "unreadable", "not valid JSON")));
        Exchange done = document(Map.of(), "hello");
        assertEquals("Rejected", done.getMessage().getBody());
        assertTrue(answer().getBody(String.class).contains("not valid JSON"), answer().toString());
    }

    @Test
    void shouldNotAnswerAMachineThatSentNoDocument() throws Exception {
        startDocument();
        failAt("direct:request", new RuntimeCamelException(new WebProblem(400, "unreadable", "not valid JSON")));
        Exchange done = document(Map.of("automatic", "yes"), "I am on holiday");
        assertEquals("Rejected", done.getMessage().getBody());
        assertEquals(0, neighbour(ANSWER).getReceivedCounter());
    }

    @Test
    void shouldFailWithoutAnAnswer_whenTheDiskIsFull() throws Exception {
        startDocument();
        DiskFullException full = full();
        failAt("direct:request", full);
        Exchange done = document(Map.of(), "{}");
        assertSame(full, done.getException());
        assertEquals(0, neighbour(ANSWER).getReceivedCounter());
    }
}
