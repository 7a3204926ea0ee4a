package io.anula.provider.http;

import io.anula.cancellation.Cancellation;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a call belongs to.
 *
 * @param operation the kind of the call, in lower case
 * @param id of the cancellation
 * @param createdAt when its request was accepted
 */
public record CallLabel(
        String operation, String provider, String account, String id, String invoice, Instant createdAt) {
    private static final String SEPARATOR = "&";
    private static final int PARTS = 6;

    /** The label of a call for this cancellation. */
    public static CallLabel of(String operation, Cancellation cancellation) {
        return new CallLabel(
                operation,
                cancellation.key().provider().text(),
                cancellation.key().account(),
                cancellation.id(),
                cancellation.key().invoice(),
                cancellation.createdAt());
    }

    /** The label as the value of a header. */
    String header() {
        return String.join(
                SEPARATOR,
                operation,
                provider,
                URLEncoder.encode(account, StandardCharsets.UTF_8),
                id,
                URLEncoder.encode(invoice, StandardCharsets.UTF_8),
                Long.toString(createdAt.toEpochMilli()));
    }

    static Optional<CallLabel> read(String header) {
        List<String> parts = Arrays.asList(header.split(SEPARATOR, -1));
        if (parts.size() != PARTS) {
            return Optional.empty();
        }
        return Optional.of(new CallLabel(
                parts.get(0),
                parts.get(1),
                URLDecoder.decode(parts.get(2), StandardCharsets.UTF_8),
                parts.get(3),
                URLDecoder.decode(parts.get(4), StandardCharsets.UTF_8),
                Instant.ofEpochMilli(Long.parseLong(parts.get(5)))));
    }
}
