package io.anula.provider;

import io.anula.cancellation.Outcome;
import io.anula.provider.http.BodyText;
import io.anula.provider.http.CallLabel;
import io.anula.provider.http.OutboundHeaders;
import io.anula.provider.http.ProviderAnswer;
import io.anula.provider.http.ReplyReader;
import io.anula.provider.http.Targets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.http.HttpConstants;
import org.jspecify.annotations.Nullable;

/**
 * The steps of {@code routes/call.camel.yaml} that make a provider's request and interpret its answer. The claim is in
 * the variable {@code claim}, so the operator's routes may change the whole message.
 */
public final class ProviderCalls {
    /** The variable that is true when a call is about to leave or has left. */
    public static final String LEAVES = "leaves";

    /** The variable that contains the answer as it came. */
    public static final String ANSWER = "answer";

    /**
     * The variable that is true when the outcome of a call is recorded, or when its claim is passed to another call.
     */
    public static final String SETTLED = "settled";

    private static final String QUERY = "query";
    private static final String EXPLAIN = "explain";

    private final Adapters adapters;
    private final Clock clock;
    private final ReplyReader replies = new ReplyReader();
    private final Targets targets = new Targets();

    /** @param clock the machine's own clock: a request may contain the date */
    public ProviderCalls(Adapters adapters, Clock clock) {
        this.adapters = adapters;
        this.clock = clock;
    }

    private ProviderAdapter adapter(Claim claim) {
        return adapters.of(claim.cancellation().key().provider());
    }

    /**
     * Makes the message the provider's request. Sets the variable {@code provider} to the provider's name, which its two
     * routes begin with, and {@code target} to the address.
     */
    public void request(Exchange exchange, Claim claim) {
        exchange.setVariable("provider", adapter(claim).provider().text());
        Request request = adapter(claim).request(claim.operation(), claim, clock.instant());
        Message message = exchange.getMessage();
        message.setHeaders(Map.of());
        message.setBody(request.body());
        String login = claim.account().account().authorization();
        if (!login.isEmpty()) {
            message.setHeader("Authorization", login);
        }
        if (request.contentType() != null) {
            message.setHeader(Exchange.CONTENT_TYPE, request.contentType());
        }
        exchange.setVariable(QUERY, request.query());
        exchange.setVariable(
                "target",
                targets.of(
                        claim.account().account(),
                        request.url(),
                        request.method(),
                        request.body() != null,
                        request.patience()));
    }

    /**
     * The last step before a call leaves: encodes text and parsed JSON in UTF-8, appends the operator's query to that
     * of the request, and sets our own headers, even if the operator's route has changed them.
     */
    public void seal(Exchange exchange, Claim claim) {
        Message message = exchange.getMessage();
        if (BodyText.is(message.getBody())) {
            message.setBody(BodyText.of(exchange).getBytes(StandardCharsets.UTF_8));
        }
        String ours = Objects.requireNonNullElse(exchange.getVariable(QUERY, String.class), "");
        String added = Objects.requireNonNullElse(message.getHeader(HttpConstants.HTTP_QUERY, String.class), "");
        message.setHeader(
                HttpConstants.HTTP_QUERY, ours + (ours.isEmpty() || added.isBlank() ? "" : "&") + added.strip());
        CallLabel label = CallLabel.of(claim.operation().name().toLowerCase(Locale.ROOT), claim.cancellation());
        OutboundHeaders.seal(message, claim.account().account(), label, leaveBy(claim));
        exchange.setVariable(LEAVES, true);
    }

    private static @Nullable Long leaveBy(Claim claim) {
        return claim.operation() == Operation.SUBMIT
                ? (Long) claim.leaseUntil()
                        .minus(claim.account().account().responseTimeout())
                        .toEpochMilli()
                : null;
    }

    /** Makes the message the answer, and keeps the answer as it came in the variable {@code answer}. */
    public void answer(Exchange exchange) {
        ProviderAnswer answer = replies.answer(exchange);
        exchange.setVariable(ANSWER, answer);
        Message message = exchange.getMessage();
        message.setHeaders(Map.of(HttpConstants.HTTP_RESPONSE_CODE, answer.status()));
        message.setBody(answer.body());
    }

    /**
     * The outcome of the answer after the operator's route; the evidence is the answer as it came. Sets the variable
     * {@code explain}: whether one more call must ask for the reasons of this outcome.
     */
    public Outcome outcome(Exchange exchange, Claim claim, ProviderAnswer answer) {
        Outcome outcome = adapter(claim).outcome(claim.operation(), claim, answer.readAs(BodyText.of(exchange)));
        exchange.setVariable(EXPLAIN, claim.known() == null && adapter(claim).isToBeExplained(outcome));
        return outcome;
    }

    /** Passes the claim to that call. */
    public void explaining(Exchange exchange, Outcome outcome, Claim claim) {
        exchange.setVariable(SETTLED, true);
        exchange.getMessage().setBody(claim.explaining(outcome));
    }
}
