package io.anula.provider.http;

import io.anula.config.settings.Account;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.NormalizedEndpointUri;
import org.apache.camel.support.NormalizedUri;

/**
 * Where the operations of accounts are called, as a route's {@code toD} takes it: address, HTTP method and time-outs. Each is made
 * once and not at every call, because Camel reads an address that is text anew each time.
 */
public final class Targets {
    /** Accounts are few; more addresses than that come from edits. */
    private static final int MOST = 1_000;

    private final Map<String, NormalizedEndpointUri> made = new ConcurrentHashMap<>();

    /**
     * The endpoint of a request. An answer of any status is an answer and no exception; a body leaves whatever the HTTP method
     * is. The query is no part of it: it goes in a header, so that there is one endpoint for all calls of an operation.
     *
     * @param url whole
     * @param method of HTTP
     * @param body whether the request has one
     * @param most neither of the account's time-outs is longer than that
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
