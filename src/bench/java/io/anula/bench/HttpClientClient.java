package io.anula.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Apache HttpClient 5 alone: a thread for each call under way, its pool of connections, every answer read by Jackson. */
final class HttpClientClient implements Client {
    private final Workers workers;
    private final URI address;
    private final CloseableHttpClient http;

    HttpClientClient(int port, int inFlight, HttpClientBuilder builder) {
        workers = new Workers(inFlight);
        address = URI.create("http://127.0.0.1:" + port + Forms.PATH);
        http = builder.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(inFlight)
                        .setMaxConnPerRoute(inFlight)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Measures it, see {@link Client#main}. */
    public static void main(String[] arguments) throws Exception {
        Client.main(arguments, (port, inFlight) -> new HttpClientClient(port, inFlight, HttpClients.custom()));
    }

    @Override
    public void cancel(String prefix, int documents) throws Exception {
        workers.run(prefix, documents, worker -> this::cancel);
    }

    private void cancel(String invoice) throws IOException {
        String note = makeNote(invoice);
        boolean accepted = false;
        while (!accepted) {
            accepted = isAccepted(note);
        }
    }

    /** Calls for the credit note; returns its code. */
    String makeNote(String invoice) throws IOException {
        return Reading.note(call("DELETE", Forms.cancel(invoice)));
    }

    /** Calls for the decision about a note. */
    boolean isAccepted(String note) throws IOException {
        return Reading.isAccepted(call("GET", Forms.verify(note)));
    }

    private JsonNode call(String method, byte[] form) throws IOException {
        HttpUriRequestBase request = new HttpUriRequestBase(method, address);
        request.setHeader(HttpHeaders.AUTHORIZATION, Forms.LOGIN);
        request.setEntity(new ByteArrayEntity(form, ContentType.APPLICATION_JSON));
        return Reading.tree(http.execute(request, response -> EntityUtils.toByteArray(response.getEntity())));
    }

    @Override
    public void close() throws IOException {
        workers.close();
        http.close();
    }
}
