package io.anula.provider.http;

import io.anula.config.settings.Account;
import io.anula.config.settings.TrustStore;
import io.anula.config.settings.Way;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the route of each call: the proxy and the trusted certificates of its account. A header that is never sent
 * names the account of a call; a call without it uses the proxy and certificates of an account at the same host.
 */
final class Ways implements HttpRoutePlanner, TlsSocketStrategy {
    /** Names the account; set by the routes, never sent. */
    static final String HEADER = "Anula-Account";

    private static final String WAY = "anula.way";

    private final TlsSocketStrategy javasOwn = DefaultClientTlsStrategy.createDefault();
    private final HttpRoutePlanner planner = new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE) {
        @Override
        protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
            Way way = way(context);
            return way.hasProxy() ? proxy(way) : null;
        }
    };
    private volatile Known known;

    Ways(Collection<Account> accounts) {
        this.known = Known.of(accounts, Map.of());
    }

    /** Replaces the accounts. */
    void renew(Collection<Account> accounts) {
        known = Known.of(accounts, known.trusting());
    }

    @Override
    public HttpRoute determineRoute(HttpHost target, HttpContext context) throws HttpException {
        return planned(target, known.ofHost(target), context);
    }

    @Override
    public HttpRoute determineRoute(HttpHost target, HttpRequest request, HttpContext context) throws HttpException {
        Header account = request.getFirstHeader(HEADER);
        request.removeHeaders(HEADER);
        Way way = account == null ? null : known.byAccount().get(account.getValue());
        return planned(target, way == null ? known.ofHost(target) : way, context);
    }

    private HttpRoute planned(HttpHost target, Way way, HttpContext context) throws HttpException {
        HttpClientContext client = HttpClientContext.cast(context);
        client.setAttribute(WAY, way);
        if (way.hasTrustStore()) {
            client.setUserToken(way);
        }
        if (way.hasProxy() && !way.proxyUser().isEmpty()) {
            BasicScheme login = new BasicScheme();
            login.initPreemptive(new UsernamePasswordCredentials(
                    way.proxyUser(), way.proxyPassword().toCharArray()));
            client.resetAuthExchange(proxy(way), login);
        }
        return planner.determineRoute(target, client);
    }

    private static HttpHost proxy(Way way) {
        return new HttpHost("http", way.proxyHost(), way.proxyPort());
    }

    private static Way way(HttpContext context) {
        return Objects.requireNonNullElse((Way) context.getAttribute(WAY), Way.STRAIGHT);
    }

    @Override
    public SSLSocket upgrade(Socket socket, String target, int port, Object attachment, HttpContext context)
            throws IOException {
        Way way = way(context);
        TlsSocketStrategy strategy = way.hasTrustStore() ? known.trusting(way) : javasOwn;
        return strategy.upgrade(socket, target, port, attachment, context);
    }

    /**
     * The proxies and certificates of all accounts.
     *
     * @param byHost by the host and port of the accounts' addresses
     * @param trusting the TLS strategy for each
     */
    private record Known(Map<String, Way> byAccount, Map<String, Way> byHost, Map<Way, TlsSocketStrategy> trusting) {
        static Known of(Collection<Account> accounts, Map<Way, TlsSocketStrategy> before) {
            Map<String, Way> byAccount = new HashMap<>();
            Map<String, Way> byHost = new HashMap<>();
            Map<Way, TlsSocketStrategy> trusting = new HashMap<>();
            for (Account account : accounts) {
                byAccount.put(account.toString(), account.way());
                if (!account.url().isEmpty()) {
                    byHost.putIfAbsent(host(HttpHost.create(URI.create(account.url()))), account.way());
                }
                TlsSocketStrategy read = account.way().hasTrustStore() ? before.get(account.way()) : null;
                if (read != null) {
                    trusting.put(account.way(), read);
                }
            }
            return new Known(byAccount, byHost, new ConcurrentHashMap<>(trusting));
        }

        Way ofHost(HttpHost target) {
            return byHost.getOrDefault(host(target), Way.STRAIGHT);
        }

        private static String host(HttpHost host) {
            return host.getHostName() + ':' + DefaultSchemePortResolver.INSTANCE.resolve(host);
        }

        TlsSocketStrategy trusting(Way way) throws IOException {
            TlsSocketStrategy read = trusting.get(way);
            if (read == null) {
                read = trustingAnew(way);
                trusting.put(way, read);
            }
            return read;
        }

        private static TlsSocketStrategy trustingAnew(Way way) throws IOException {
            try {
                return new DefaultClientTlsStrategy(SSLContexts.custom()
                        .loadTrustMaterial(TrustStore.read(way.trustStore(), way.trustStorePassword()), null)
                        .build());
            } catch (GeneralSecurityException unusable) {
                throw new IOException(way.trustStore() + " cannot be used: " + unusable.getMessage(), unusable);
            }
        }
    }
}
