package io.anula.web.api;

import io.anula.intake.FileKind;
import io.anula.intake.Overrule;
import io.anula.web.WebProblem;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RuntimeCamelException;

/**
 * The way in for routes: takes the message as a document of requests and makes it its receipt, as the API does with what
 * is posted to it. All of its requests are durable when it returns.
 */
public final class DocumentDoor {
    /** The header by which a document is recognised: a second one with the same key changes nothing. */
    public static final String KEY = "Idempotency-Key";

    private final PostRequests requests;

    /** @param requests takes the documents that are posted to the API */
    public DocumentDoor(PostRequests requests) {
        this.requests = requests;
    }

    /**
     * Takes the document. Its format is the one of the header {@code Content-Type}, otherwise of the extension of the
     * header {@code CamelFileName}, otherwise JSON.
     *
     * @throws RuntimeCamelException if it cannot be read, has no record, or more than 10,000; nothing of it was taken
     */
    public void take(Exchange exchange) {
        Message message = exchange.getMessage();
        byte[] document = message.getBody(byte[].class);
        String key = message.getHeader(KEY, "", String.class);
        try {
            PostRequests.Receipt receipt =
                    requests.take(kind(message), document == null ? new byte[0] : document, key, Overrule.NONE);
            message.setBody(receipt.json());
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        } catch (WebProblem problem) {
            throw new RuntimeCamelException(
                    "the document is not taken (" + problem.kind() + "): " + problem.getMessage(), problem);
        }
    }

    private static FileKind kind(Message message) {
        String type = message.getHeader(Exchange.CONTENT_TYPE, "", String.class);
        String mediaType = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(PostRequests.kind(mediaType))
                .or(() -> FileKind.of(message.getHeader(Exchange.FILE_NAME, "", String.class)))
                .orElse(FileKind.JSON);
    }
}
