package io.anula.provider.http;

import java.math.BigInteger;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpConstants;
import org.jspecify.annotations.Nullable;

/** Makes a {@link ProviderAnswer} from the reply that camel-http left in the variable {@code reply}. */
public final class ReplyReader {
    private static final String REPLY = "reply";
    /** The longest pause that a provider can ask for: a longer one would stop an account for days without notice. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

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
        if (seconds == null || !seconds.matches("\\d+")) {
            return null;
        }
        BigInteger asked = new BigInteger(seconds);
        return Duration.ofSeconds(
                asked.min(BigInteger.valueOf(LONGEST_PAUSE.toSeconds())).longValueExact());
    }
}
