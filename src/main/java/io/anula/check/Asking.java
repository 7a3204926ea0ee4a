package io.anula.check;

import io.anula.http.Question;
import io.anula.settings.Account;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** One question to a provider, with the login of an account and by its way; beside the routes, for no request waits for it. */
final class Asking {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** @throws IOException when there is no answer */
    HttpResponse<String> ask(Account account, String url, String method, String body)
            throws IOException, InterruptedException {
        return new Answered(URI.create(url), Question.ask(account, url, method, body, PATIENCE));
    }

    /** The answer as Java's own client would give it. */
    private record Answered(URI uri, Question.Reply reply) implements HttpResponse<String> {
        @Override
        public int statusCode() {
            return reply.status();
        }

        @Override
        public HttpRequest request() {
            return HttpRequest.newBuilder(uri).build();
        }

        @Override
        public Optional<HttpResponse<String>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public HttpHeaders headers() {
            return HttpHeaders.of(reply.headers(), (name, value) -> true);
        }

        @Override
        public String body() {
            return reply.body();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }
}
