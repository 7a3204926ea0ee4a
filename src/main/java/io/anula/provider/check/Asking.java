package io.anula.provider.check;

import io.anula.config.settings.Account;
import io.anula.provider.http.Question;
import java.io.IOException;
import java.time.Duration;

/** One question to a provider, with the login of an account and by its way; beside the routes, for no request waits for it. */
final class Asking {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** @throws IOException when there is no answer */
    Question.Reply ask(Account account, String url, String method, String body) throws IOException {
        return Question.ask(account, url, method, body, PATIENCE);
    }

    /**
     * Makes a connection by the account's way, with TLS where the address says so, and sends no request.
     *
     * @throws IOException when it cannot be made
     */
    void connect(Account account) throws IOException {
        Question.connect(account, account.url(), PATIENCE);
    }
}
