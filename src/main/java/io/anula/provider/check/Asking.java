package io.anula.provider.check;

import io.anula.config.settings.Account;
import io.anula.provider.Request;
import io.anula.provider.http.Question;
import java.io.IOException;
import java.time.Duration;

/**
 * Sends one question to a provider with the login and proxy of an account, outside the routes, because no cancellation
 * waits for it.
 */
final class Asking {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** @throws IOException when there is no answer */
    Question.Reply ask(Account account, Request request) throws IOException {
        return ask(account, request, PATIENCE);
    }

    /** @throws IOException when there is no answer */
    static Question.Reply ask(Account account, Request request, Duration patience) throws IOException {
        String url = request.query().isEmpty() ? request.url() : request.url() + '?' + request.query();
        return Question.ask(account, url, request.method(), request.text(), patience);
    }

    /**
     * Opens a connection through the account's proxy, with TLS for an https address, and sends no request.
     *
     * @throws IOException when that fails
     */
    void connect(Account account) throws IOException {
        Question.connect(account, account.url(), PATIENCE);
    }
}
