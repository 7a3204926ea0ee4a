package io.anula.provider.http;

import io.anula.config.settings.Account;
import java.time.Duration;
import org.apache.camel.spi.NormalizedEndpointUri;
import org.apache.camel.support.NormalizedUri;

/**
 * Where one operation of an account is called, as a route's {@code toD} takes it: address, HTTP method and time-outs. Made
 * once and not at every call, because Camel reads an address that is text anew each time.
 */
public final class Target {
    private static final Duration ALL_PATIENCE = Duration.ofDays(365);

    private Target() {}

    /**
     * The endpoint of an operation that has a body only where its HTTP method usually has one. An answer of any status is
     * an answer and no exception.
     *
     * @param url whole, with a query or without
     * @param method of HTTP
     */
    public static NormalizedEndpointUri of(Account account, String url, String method) {
        return endpoint(account, url, method, "", ALL_PATIENCE);
    }

    /** As {@link #of}, for one that has a body whatever its HTTP method is. */
    public static NormalizedEndpointUri withBody(Account account, String url, String method) {
        return withBody(account, url, method, ALL_PATIENCE);
    }

    /** As {@link #withBody(Account, String, String)}, with neither of the account's time-outs longer than that. */
    public static NormalizedEndpointUri withBody(Account account, String url, String method, Duration most) {
        return endpoint(account, url, method, "&getWithBody=true&deleteWithBody=true", most);
    }

    private static NormalizedEndpointUri endpoint(
            Account account, String url, String method, String body, Duration most) {
        return NormalizedUri.newNormalizedUri(
                url + (url.indexOf('?') < 0 ? '?' : '&')
                        + "httpMethod=" + method + body
                        + "&throwExceptionOnFailure=false"
                        + "&connectTimeout="
                        + shorter(account.connectTimeout(), most).toMillis()
                        + "&responseTimeout="
                        + shorter(account.responseTimeout(), most).toMillis(),
                false);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
