package io.anula.http;

import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpConstants;
import org.jspecify.annotations.Nullable;

/** Turns what camel-http left in the variable {@code reply} into a {@link ProviderAnswer}. */
public final class Wire {
    private static final String REPLY = "reply";
    private static final int LONGEST_SECONDS = 6;

    /** The answer to the call that this exchange has just made. */
    public ProviderAnswer answer(Exchange exchange) {
        Integer status = header(exchange, HttpConstants.HTTP_RESPONSE_CODE, Integer.class);
        byte[] body = exchange.getVariable(REPLY, byte[].class);
        if (status == null) {
            throw new IllegalStateException("no call was made: the variable 'reply' has no status");
        }
        return new ProviderAnswer(
                status,
                body == null ? "" : Charsets.text(body, header(exchange, "Content-Type", String.class)),
                retryAfter(header(exchange, "Retry-After", String.class)),
                header(exchange, "Location", String.class));
    }

    private static <T> @Nullable T header(Exchange exchange, String name, Class<T> type) {
        return exchange.getVariable("header:" + REPLY + '.' + name, type);
    }

    private static @Nullable Duration retryAfter(@Nullable String seconds) {
        boolean number = seconds != null && seconds.length() <= LONGEST_SECONDS && seconds.matches("\\d+");
        return number ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
    }
}
