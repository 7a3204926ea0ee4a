package io.anula.provider.check;

import io.anula.config.settings.Account;
import io.anula.config.settings.Settings;
import io.anula.io.Json;
import io.anula.provider.AccountChecks;
import io.anula.provider.AccountProbe;
import io.anula.provider.Adapters;
import io.anula.provider.FrontEnd;
import io.anula.provider.Request;
import io.anula.provider.http.ProviderAnswer;
import io.anula.provider.http.Question;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Probes an account with the same request as {@code check}, if its provider has one. The request changes nothing. */
public final class AccountProbes implements AccountProbe {
    private static final Logger LOG = LoggerFactory.getLogger(AccountProbes.class);
    private static final int SERVER_ERROR = 500;

    private final Supplier<Settings> settings;
    private final Adapters adapters;

    /** @param settings gives the current settings */
    public AccountProbes(Supplier<Settings> settings, Adapters adapters) {
        this.settings = settings;
        this.adapters = adapters;
    }

    @Override
    public boolean canAsk(Account account) {
        return probe(account).isPresent();
    }

    private Optional<Request> probe(Account account) {
        return settings.get().account(account.accountName()).flatMap(each -> checks(account)
                .probe(each));
    }

    private AccountChecks checks(Account account) {
        return adapters.of(account.provider()).checks();
    }

    @Override
    public Seen ask(Account account) {
        try {
            Request probe = probe(account).orElseThrow(() -> new IOException("no longer in the settings"));
            return judge(Asking.ask(account, probe, account.responseTimeout()), checks(account));
        } catch (IOException silent) {
            LOG.debug("{} does not answer a look", account, silent);
            return Seen.NOTHING;
        }
    }

    private static Seen judge(Question.Reply reply, AccountChecks checks) {
        String location = reply.headers().getOrDefault("Location", List.of()).stream()
                .findFirst()
                .orElse(null);
        ProviderAnswer answer = new ProviderAnswer(reply.status(), reply.body(), null, location);
        if (FrontEnd.pause(answer) != null || FrontEnd.refusesLogin(checks.status(answer))) {
            return Seen.REFUSED;
        }
        return reply.status() < SERVER_ERROR && Json.object(reply.body()).isPresent() ? Seen.ANSWERED : Seen.NOTHING;
    }
}
