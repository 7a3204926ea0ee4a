package io.anula.provider.http;

import io.anula.config.settings.Account;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Fetches documents by the addresses that a provider's answer gave. An address may be anything, so:
 *
 * <ul>
 *   <li>Only allowed hosts are asked, and no private addresses unless allowed; a redirect leads to an allowed host or
 *       nowhere.
 *   <li>Size and time of a download have limits; what is longer is cut off, not read.
 *   <li>No login, no cookie, no automatic retry, no unpacking.
 *   <li>The proxy and the certificates are those of the account. A proxy resolves names itself; then only an address
 *       that is written as a number can be checked.
 * </ul>
 */
public final class DocumentDownload implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int REDIRECTS = 3;
    private static final TimeValue KEPT = TimeValue.ofSeconds(30);
    private static final int PIECE = 8_192;
    private static final Set<Integer> REDIRECT = Set.of(301, 302, 303, 307, 308);

    private final Ways ways;
    private final CallDeadline deadline = new CallDeadline();
    private final CloseableHttpClient client;
    private volatile Set<String> proxies;

    /**
     * @param atOnce downloads at the same time, 1 upwards
     * @param mayBePrivate whether this host may have a private address
     */
    public DocumentDownload(Collection<Account> accounts, String version, int atOnce, Predicate<String> mayBePrivate) {
        this.ways = new Ways(accounts);
        this.proxies = proxies(accounts);
        this.client = client(
                ways,
                deadline,
                new PublicAddresses(host -> mayBePrivate.test(host) || proxies.contains(host)),
                "Anula/" + version,
                atOnce);
    }

    /** Replaces the accounts. */
    public void renew(Collection<Account> accounts) {
        ways.renew(accounts);
        proxies = proxies(accounts);
    }

    private static Set<String> proxies(Collection<Account> accounts) {
        return accounts.stream()
                .filter(each -> each.way().hasProxy())
                .map(each -> each.way().proxyHost())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The limits of one download.
     *
     * @param bytes the longest body
     * @param time from the first packet to the last byte
     */
    public record Limits(long bytes, Duration time) {}

    /**
     * A document that was fetched.
     *
     * @param from its address, after redirects
     * @param size in bytes
     * @param type as the server calls it, if it does
     */
    public record Fetched(URI from, long size, @Nullable String type) {}

    /**
     * Fetches one document.
     *
     * @param into receives the body; on failure, a part of it may be in there
     * @throws DocumentRefusedException when its address or its size is not acceptable
     * @throws IOException when it cannot be had now
     */
    public Fetched fetch(Account account, URI address, DocumentHosts hosts, Limits limits, OutputStream into)
            throws IOException {
        try {
            URI at = address;
            for (int hop = 0; hop <= REDIRECTS; hop++) {
                demand(account, at, hosts, hop);
                Answer answer = ask(account, at, limits, into);
                if (answer.fetched() != null) {
                    return answer.fetched();
                }
                at = at.resolve(answer.location());
            }
            throw new DocumentRefusedException(
                    "more than %d redirects / más de %d redirecciones".formatted(REDIRECTS, REDIRECTS));
        } catch (PublicAddresses.PrivateAddressException refused) {
            throw new DocumentRefusedException(
                    "%s has a private address; evidence.private-addresses allows it / tiene una dirección privada"
                            .formatted(refused.getMessage()));
        } catch (IllegalArgumentException noAddress) {
            throw new DocumentRefusedException("no address / dirección no válida: " + noAddress.getMessage());
        }
    }

    private static void demand(Account account, URI at, DocumentHosts hosts, int hop) throws DocumentRefusedException {
        if (!hosts.allow(at)) {
            throw new DocumentRefusedException((hop == 0
                            ? "%1$s is not one of %2$s / no está en %2$s"
                            : "redirect to %1$s, which is not one of %2$s / redirección a un sitio que no está en %2$s")
                    .formatted(place(at), account.key("evidence.hosts")));
        }
    }

    private static String place(URI at) {
        return at.getHost() == null
                ? "?"
                : at.getScheme() + "://" + at.getHost() + (at.getPort() < 0 ? "" : ":" + at.getPort());
    }

    /** What one request gave: a document, or another address. */
    private record Answer(@Nullable Fetched fetched, String location) {}

    private Answer ask(Account account, URI at, Limits limits, OutputStream into) throws IOException {
        HttpGet request = new HttpGet(at);
        request.setHeader(Ways.HEADER, account.toString());
        request.setConfig(within(limits.time()));
        long start = System.nanoTime();
        try {
            return client.execute(request, response -> read(request, response, at, limits, into));
        } catch (DocumentRefusedException refused) {
            throw refused;
        } catch (IOException failure) {
            if (System.nanoTime() - start >= limits.time().toNanos()) {
                throw new InterruptedIOException("not complete after evidence.max-time, %d s / no terminó en %d s"
                        .formatted(limits.time().toSeconds(), limits.time().toSeconds()));
            }
            throw failure;
        }
    }

    private static Answer read(HttpGet request, ClassicHttpResponse response, URI at, Limits limits, OutputStream into)
            throws IOException {
        Header location = response.getFirstHeader(HttpHeaders.LOCATION);
        if (REDIRECT.contains(response.getCode()) && location != null) {
            request.cancel();
            return new Answer(null, location.getValue());
        }
        HttpEntity body = response.getEntity();
        if (response.getCode() != HttpStatus.SC_OK || body == null) {
            request.cancel();
            throw new IOException("HTTP " + response.getCode());
        }
        if (body.getContentLength() > limits.bytes()) {
            request.cancel();
            throw tooLong(limits);
        }
        long size = copy(request, body.getContent(), limits, into);
        if (body.getContentLength() >= 0 && size != body.getContentLength()) {
            throw new IOException("%d of %d bytes".formatted(size, body.getContentLength()));
        }
        return new Answer(new Fetched(at, size, body.getContentType()), "");
    }

    private static long copy(HttpGet request, InputStream content, Limits limits, OutputStream into)
            throws IOException {
        byte[] piece = new byte[PIECE];
        long size = 0;
        for (int some = content.read(piece); some >= 0; some = content.read(piece)) {
            size += some;
            if (size > limits.bytes()) {
                request.cancel();
                throw tooLong(limits);
            }
            into.write(piece, 0, some);
        }
        return size;
    }

    private static DocumentRefusedException tooLong(Limits limits) {
        return new DocumentRefusedException(
                "longer than evidence.max-size, %d KB / supera evidence.max-size".formatted(limits.bytes() >> 10));
    }

    private static CloseableHttpClient client(
            Ways ways, CallDeadline deadline, DnsResolver names, String userAgent, int atOnce) {
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setTlsSocketStrategy(ways)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(AnswerLimit.HEAD)
                        .build())
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setTimeToLive(KEPT).build())
                .setMaxConnTotal(atOnce)
                .setMaxConnPerRoute(atOnce)
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setRoutePlanner(ways)
                .setUserAgent(userAgent)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .addExecInterceptorFirst("deadline", deadline)
                .build();
    }

    /** Connect and response time-out are together the time of the whole download: see {@link CallDeadline}. */
    @SuppressWarnings("deprecation") // the deadline reads the connect time-out there, where camel-http sets it
    private static RequestConfig within(Duration time) {
        Duration connect = CONNECT.compareTo(time) < 0 ? CONNECT : time.dividedBy(2);
        return RequestConfig.custom()
                .setConnectTimeout(Timeout.of(connect))
                .setConnectionRequestTimeout(Timeout.of(time))
                .setResponseTimeout(Timeout.of(time.minus(connect)))
                .build();
    }

    /** Ends every download. */
    @Override
    public void close() {
        deadline.endAll();
        deadline.close();
        client.close(CloseMode.IMMEDIATE);
    }
}
