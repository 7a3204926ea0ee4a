package io.anula.provider.http;

import io.anula.config.settings.Account;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sets up the HTTP client for every call to a provider, for {@code http} and {@code https} alike. Camel has two
 * components for them; if only one were set up, the other would repeat calls by itself.
 *
 * <ul>
 *   <li>No automatic retry (it would make a second credit note), no redirect, no cookie, and no login except the given
 *       one.
 *   <li>Every time-out is finite, and the whole call has a deadline.
 *   <li>The size of an answer is limited: see {@link AnswerLimit}.
 *   <li>A call with a time limit for leaving does not leave later.
 *   <li>A connection is reused only after a success, and for a submit only if it is known to be open: otherwise a closing
 *       would leave the submit in doubt, although the provider has not read it.
 *   <li>A failure before the first byte leaves is recognised as such: see {@link Departure}.
 *   <li>Each call uses the proxy and the trusted certificates of its account.
 * </ul>
 */
public final class ProviderHttp implements AutoCloseable {
    private static final TimeValue IDLE_IS_SUSPECT = TimeValue.ofMilliseconds(100);
    private static final long SHIPPED_LIMIT = 2 << 20;
    private static final List<String> SCHEMES = List.of("http", "https");

    private final String userAgent;
    private final CallDeadline deadline = new CallDeadline();
    private final SendDeadline leaveBy;
    private final ProviderDates dates;
    private final CallRecorder recorder;
    private final Departure departure = new Departure();
    private final OpenConnections open = new OpenConnections();
    private final Ways ways;
    private final AnswerLimit answerLimit;
    private final PoolingHttpClientConnectionManager connections;
    private volatile Limits limits;
    private volatile @Nullable CamelContext context;

    /**
     * @param version of this program, sent with every call
     * @param clock the clock that measures leases
     */
    public ProviderHttp(Collection<Account> accounts, String version, Clock clock) {
        this(accounts, version, SHIPPED_LIMIT, clock, clock);
    }

    /**
     * @param longestAnswer the limit of an answer's body in bytes, after unpacking
     * @param wall the machine's clock, which is compared with the dates of answers
     */
    public ProviderHttp(Collection<Account> accounts, String version, long longestAnswer, Clock clock, Clock wall) {
        this.answerLimit = new AnswerLimit(longestAnswer);
        this.leaveBy = new SendDeadline(clock);
        this.dates = new ProviderDates(wall);
        this.recorder = new CallRecorder(wall);
        this.ways = new Ways(accounts);
        this.connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(ways)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(AnswerLimit.HEAD)
                        .build())
                .build();
        this.userAgent = "Anula/" + version;
        this.limits = Limits.of(accounts);
        limitConnections();
    }

    /** Replaces the accounts: their numbers and time-outs apply to calls from now on. */
    public void renew(Collection<Account> accounts) {
        ways.renew(accounts);
        limits = Limits.of(accounts);
        limitConnections();
        CamelContext configured = context;
        if (configured != null) {
            components(configured).forEach(this::limit);
        }
    }

    private void limitConnections() {
        Limits now = limits;
        connections.setMaxTotal(now.inFlight());
        connections.setDefaultMaxPerRoute(now.inFlight());
        connections.setDefaultSocketConfig(SocketConfig.custom()
                .setSoTimeout(now.response())
                .setTcpNoDelay(true)
                .build());
        connections.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(now.connect())
                .setSocketTimeout(now.response())
                .setValidateAfterInactivity(IDLE_IS_SUSPECT)
                .build());
    }

    /** Sets up both components of this context. */
    public void configure(CamelContext camel) {
        context = camel;
        for (HttpComponent component : components(camel)) {
            component.setClientConnectionManager(connections);
            component.setHttpClientConfigurer(this::configure);
            limit(component);
            component.setHeaderFilterStrategy(new OutboundHeaders());
            component.setSkipControlHeaders(true);
            component.setCopyHeaders(false);
            component.setUserAgent(userAgent);
        }
    }

    private static List<HttpComponent> components(CamelContext camel) {
        return SCHEMES.stream()
                .map(scheme -> camel.getComponent(scheme, HttpComponent.class))
                .toList();
    }

    private void limit(HttpComponent component) {
        Limits now = limits;
        component.setConnectTimeout(now.connect().toMilliseconds());
        component.setResponseTimeout(now.response().toMilliseconds());
        component.setSoTimeout(now.response().toMilliseconds());
        component.setConnectionRequestTimeout(now.connect().toMilliseconds());
    }

    /** The limits over all accounts. */
    private record Limits(int inFlight, Timeout connect, Timeout response) {
        /** Used without accounts, when no call is made. */
        private static final Duration WITHOUT_ACCOUNTS = Duration.ofMinutes(1);

        static Limits of(Collection<Account> accounts) {
            return new Limits(
                    Math.max(1, accounts.stream().mapToInt(Account::maxInFlight).sum()),
                    longest(accounts, Account::connectTimeout),
                    longest(accounts, Account::responseTimeout));
        }

        private static Timeout longest(Collection<Account> accounts, Function<Account, Duration> timeout) {
            return Timeout.of(accounts.stream()
                    .map(timeout)
                    .max(Comparator.naturalOrder())
                    .orElse(WITHOUT_ACCOUNTS));
        }
    }

    private void configure(HttpClientBuilder client) {
        client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setConnectionReuseStrategy(ProviderHttp::mayBeUsedAgain)
                .setConnectionManagerShared(true)
                .setRequestExecutor(open)
                .setRoutePlanner(ways)
                .addExecInterceptorFirst("limit", answerLimit)
                .addExecInterceptorFirst("deadline", deadline)
                .addExecInterceptorBefore(ChainElement.CONNECT.name(), "departure", departure)
                .addExecInterceptorLast("query", new AddedQuery())
                .addExecInterceptorLast("dates", dates)
                .addExecInterceptorLast("record", recorder)
                .addExecInterceptorLast("leave-by", leaveBy);
    }

    /**
     * A connection is reused only after a success. A server or proxy in trouble may send more than one answer to a
     * call, and the rest in the connection would be taken for the answer to the next call.
     */
    private static boolean mayBeUsedAgain(HttpRequest request, HttpResponse response, HttpContext context) {
        return response.getCode() == HttpStatus.SC_OK
                && DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context);
    }

    /** The comparison of the answers' dates with our clock. */
    public ProviderDates dates() {
        return dates;
    }

    /** Hands over a copy of each call from now on; the receiver must be quick and must not throw. */
    public void recordTo(Consumer<RecordedCall> receiver) {
        recorder.recordTo(receiver);
    }

    /** Ends every call that is under way; each is then in doubt. */
    public void endCalls() {
        deadline.endAll();
    }

    @Override
    public void close() {
        deadline.close();
        connections.close();
    }
}
