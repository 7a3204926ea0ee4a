package io.anula.provider.check;

import io.anula.config.settings.Account;
import io.anula.config.settings.CalipsoAccount;
import io.anula.config.settings.LaFacturaAccount;
import io.anula.config.settings.Settings;
import io.anula.engine.AccountProbe;
import io.anula.io.Json;
import io.anula.provider.FrontEnd;
import io.anula.provider.http.ProviderAnswer;
import io.anula.provider.http.Question;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at an account as {@code check} does: LaFactura is asked for the state of a document that does not exist, Calipso
 * where a look-up is set up. Nothing is asked for and nothing is changed by that.
 */
public final class AccountProbes implements AccountProbe {
    private static final Logger LOG = LoggerFactory.getLogger(AccountProbes.class);
    private static final String NOBODYS = "fc-anula-check-does-not-exist";
    private static final int SERVER_ERROR = 500;

    private final Supplier<Settings> settings;

    /** @param settings as they are whenever they are asked for */
    public AccountProbes(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public boolean canAsk(Account account) {
        return switch (account.provider()) {
            case LAFACTURA -> settings.get().lafactura().containsKey(account.name());
            case CALIPSO -> {
                CalipsoAccount calipso = settings.get().calipso().get(account.name());
                yield calipso != null && calipso.canBeAsked();
            }
        };
    }

    @Override
    public Seen ask(Account account) {
        try {
            Question.Reply reply =
                    switch (account.provider()) {
                        case LAFACTURA -> verify(account);
                        case CALIPSO -> lookup(account);
                    };
            return judge(reply);
        } catch (IOException silent) {
            LOG.debug("{} does not answer a look", account, silent);
            return Seen.NOTHING;
        }
    }

    private Question.Reply verify(Account account) throws IOException {
        LaFacturaAccount lafactura = settings.get().lafactura().get(account.name());
        if (lafactura == null) {
            throw new IOException("no longer in the settings");
        }
        return Question.ask(
                account,
                account.url() + lafactura.verify().path(),
                lafactura.verify().method(),
                Json.text(Map.of("verifyStatus", Map.of("tascode", NOBODYS))),
                account.responseTimeout());
    }

    private Question.Reply lookup(Account account) throws IOException {
        CalipsoAccount calipso = settings.get().calipso().get(account.name());
        if (calipso == null) {
            throw new IOException("no longer in the settings");
        }
        return Question.ask(account, calipso.lookupUrl() + "?ordenid=" + NOBODYS, "GET", "", account.responseTimeout());
    }

    private static Seen judge(Question.Reply reply) {
        String location = reply.headers().getOrDefault("Location", List.of()).stream()
                .findFirst()
                .orElse(null);
        ProviderAnswer answer = new ProviderAnswer(reply.status(), reply.body(), null, location);
        if (FrontEnd.pause(answer) != null || FrontEnd.refusesLogin(inside(answer))) {
            return Seen.REFUSED;
        }
        return reply.status() < SERVER_ERROR && Json.object(reply.body()).isPresent() ? Seen.ANSWERED : Seen.NOTHING;
    }

    /** LaFactura's own code; 0 where there is none. */
    private static int inside(ProviderAnswer answer) {
        String code = Json.object(answer.body())
                .map(body -> body.at("/invoiceResult/status/code").asText(""))
                .orElse("");
        return code.matches("\\d{3}") ? Integer.parseInt(code) : 0;
    }
}
