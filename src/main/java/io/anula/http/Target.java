package io.anula.http;

import io.anula.settings.Account;
import org.apache.camel.spi.NormalizedEndpointUri;
import org.apache.camel.support.NormalizedUri;

/**
 * Where one operation of an account is called, as a route's {@code toD} takes it: address, HTTP method and time-outs. Made
 * once and not at every call, because Camel reads an address that is text anew each time.
 */
public final class Target {
    private Target() {}

    /**
     * The endpoint of an operation that has a body only where its HTTP method usually has one. An answer of any status is
     * an answer and no exception.
     *
     * @param url whole, with a query or without
     * @param method of HTTP
     */
    public static NormalizedEndpointUri of(Account account, String url, String method) {
        return endpoint(account, url, method, "");
    }

    /** As {@link #of}, for one that has a body whatever its HTTP method is. */
    public static NormalizedEndpointUri withBody(Account account, String url, String method) {
        return endpoint(account, url, method, "&getWithBody=true&deleteWithBody=true");
    }

    private static NormalizedEndpointUri endpoint(Account account, String url, String method, String body) {
        return NormalizedUri.newNormalizedUri(
                url + (url.indexOf('?') < 0 ? '?' : '&')
                        + "httpMethod=" + method + body
                        + "&throwExceptionOnFailure=false"
                        + "&connectTimeout=" + account.connectTimeout().toMillis()
                        + "&responseTimeout=" + account.responseTimeout().toMillis(),
                false);
    }
}
