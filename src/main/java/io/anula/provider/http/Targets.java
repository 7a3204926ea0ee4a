package io.anula.provider.http;

import io.anula.config.settings.Account;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.NormalizedEndpointUri;
import org.apache.camel.support.NormalizedUri;

/**
 * The endpoints of the accounts' operations, for a route's {@code toD}: address, HTTP method and time-outs. Each is
 * made once and not at every call, because Camel parses a text address again each time.
 */
public final class Targets {
    /** There are few accounts; more addresses than this come from edits. */
    private static final int MOST = 1_000;

    private final Map<String, NormalizedEndpointUri> made = new ConcurrentHashMap<>();

    /**
     * The endpoint of a request. An answer of any status is an answer and not an exception; a body is sent with any
     * HTTP method. The query goes into a header, so that all calls of an operation share one endpoint.
     *
     * @param url complete
     * @param method the HTTP method
     * @param body whether the request has one
     * @param most an upper limit for the account's time-outs
     */
    public NormalizedEndpointUri of(Account account, String url, String method, boolean body, Duration most) {
        String text = url + (url.indexOf('?') < 0 ? '?' : '&')
                + "httpMethod=" + method + (body ? "&getWithBody=true&deleteWithBody=true" : "")
                + "&throwExceptionOnFailure=false"
                + "&connectTimeout="
                + shorter(account.connectTimeout(), most).toMillis()
                + "&responseTimeout="
                + shorter(account.responseTimeout(), most).toMillis();
        NormalizedEndpointUri known = made.get(text);
        if (known == null) {
            if (made.size() >= MOST) {
                made.clear();
            }
            known = NormalizedUri.newNormalizedUri(text, false);
            made.put(text, known);
        }
        return known;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
