package io.anula.provider.http;

import io.anula.config.settings.Account;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * One question to a provider outside the routes, because no cancellation waits for it. It uses the account's proxy and
 * login, and its own connection.
 */
public final class Question {
    private static final int LONGEST = 2 << 20;

    private Question() {}

    /**
     * The answer.
     *
     * @param headers by name, in any letter case
     * @param body as text in UTF-8; empty if there was none
     */
    public record Reply(int status, Map<String, List<String>> headers, String body) {
        /** The first header of this name, in any letter case. */
        public Optional<String> header(String name) {
            return headers.getOrDefault(name, List.of()).stream().findFirst();
        }
    }

    /**
     * Sends the question.
     *
     * @param body JSON; empty for none
     * @param patience the limit for connecting, and again for the answer
     * @throws IOException when there is no answer
     */
    public static Reply ask(Account account, String url, String method, String body, Duration patience)
            throws IOException {
        Ways ways = new Ways(List.of(account));
        try (CallDeadline deadline = new CallDeadline();
                CloseableHttpClient client = client(ways, deadline, Timeout.of(patience), Question::leave)) {
            HttpUriRequestBase request = new HttpUriRequestBase(method, uri(url));
            request.setHeader(Ways.HEADER, account.toString());
            if (!body.isEmpty()) {
                request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
            }
            if (!account.authorization().isEmpty()) {
                request.setHeader(HttpHeaders.AUTHORIZATION, account.authorization());
            }
            return client.execute(request, Question::reply);
        }
    }

    /**
     * Opens a connection and sends no request.
     *
     * @param patience the limit for connecting
     * @throws IOException when that fails
     */
    public static void connect(Account account, String url, Duration patience) throws IOException {
        Ways ways = new Ways(List.of(account));
        try (CallDeadline deadline = new CallDeadline();
                CloseableHttpClient client = client(ways, deadline, Timeout.of(patience), (request, scope, chain) -> {
                    throw new ConnectedException();
                })) {
            HttpUriRequestBase request = new HttpUriRequestBase("GET", uri(url));
            request.setHeader(Ways.HEADER, account.toString());
            client.execute(request, Question::reply);
        } catch (ConnectedException made) {
            return;
        }
        throw new IOException("no connection was made");
    }

    /** Ends a call as soon as its connection is open. */
    private static final class ConnectedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static URI uri(String url) throws IOException {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException wrong) {
            throw new IOException("no address: " + wrong.getMessage(), wrong);
        }
    }

    @SuppressWarnings("deprecation") // the deadline reads the connect time-out there, where camel-http sets it
    private static CloseableHttpClient client(
            Ways ways, CallDeadline deadline, Timeout patience, ExecChainHandler last) {
        BasicHttpClientConnectionManager connection = BasicHttpClientConnectionManager.create(
                DefaultSchemePortResolver.INSTANCE,
                SystemDefaultDnsResolver.INSTANCE,
                RegistryBuilder.<TlsSocketStrategy>create()
                        .register(URIScheme.HTTPS.id, ways)
                        .build(),
                ManagedHttpClientConnectionFactory.builder()
                        .http1Config(AnswerLimit.HEAD)
                        .build());
        connection.setConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(patience)
                .setSocketTimeout(patience)
                .build());
        return HttpClientBuilder.create()
                .setConnectionManager(connection)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(patience)
                        .setResponseTimeout(patience)
                        .build())
                .setRoutePlanner(ways)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .addExecInterceptorFirst("limit", new AnswerLimit(LONGEST))
                .addExecInterceptorFirst("deadline", deadline)
                .addExecInterceptorBefore(ChainElement.CONNECT.name(), "departure", new Departure())
                .addExecInterceptorLast("leave", last)
                .build();
    }

    private static ClassicHttpResponse leave(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Departure.leaves(scope.clientContext);
        return chain.proceed(request, scope);
    }

    private static Reply reply(ClassicHttpResponse response) throws IOException, HttpException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), first -> new ArrayList<>())
                    .add(header.getValue());
        }
        String body = response.getEntity() == null
                ? ""
                : EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8, LONGEST);
        return new Reply(response.getCode(), headers, body == null ? "" : body);
    }
}
