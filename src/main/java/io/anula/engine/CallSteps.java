package io.anula.engine;

import io.anula.cancellation.Outcome;
import io.anula.provider.Claim;
import io.anula.provider.ProviderCalls;
import io.anula.provider.http.ProviderAnswer;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The steps of a call as processors, by the names under which a route finds them: {@code bean.method}. Every call runs
 * them, and Camel finds a bean's method and arguments anew each time. The beans stay available for routes that name a
 * method with its arguments.
 */
public final class CallSteps {
    private static final String CLAIM = "claim";

    private CallSteps() {}

    /** The steps of these beans. */
    public static Map<String, Processor> of(
            LeaseGuard calls, ProviderCalls providers, LookupRules lookups, Recorder recorder) {
        return Map.of(
                "calls.begin", exchange -> calls.begin(exchange, claim(exchange)),
                "providers.request", exchange -> providers.request(exchange, claim(exchange)),
                "providers.seal", exchange -> providers.seal(exchange, claim(exchange)),
                "providers.answer", providers::answer,
                "providers.outcome",
                        exchange -> body(
                                exchange,
                                providers.outcome(
                                        exchange,
                                        claim(exchange),
                                        exchange.getVariable(ProviderCalls.ANSWER, ProviderAnswer.class))),
                "lookups.believed", exchange -> body(exchange, lookups.believed(claim(exchange), outcome(exchange))),
                "recorder.record", exchange -> recorder.record(exchange, claim(exchange), outcome(exchange)));
    }

    private static Claim claim(Exchange exchange) {
        return exchange.getVariable(CLAIM, Claim.class);
    }

    private static Outcome outcome(Exchange exchange) {
        return exchange.getMessage().getBody(Outcome.class);
    }

    private static void body(Exchange exchange, Outcome outcome) {
        exchange.getMessage().setBody(outcome);
    }
}
