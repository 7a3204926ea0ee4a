package io.anula.provider.check;

import io.anula.config.settings.Account;
import io.anula.config.settings.CalipsoAccount;
import io.anula.config.settings.CalipsoAnswer;
import io.anula.config.settings.LaFacturaAccount;
import io.anula.io.Json;
import io.anula.provider.http.Question.Reply;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Each account is asked for something cheap that changes nothing: LaFactura for the state of a document that does not
 * exist and for its ranges of numbers, Calipso only where a look-up is set up, for nothing else of it is known.
 */
public final class Providers {
    private static final Duration MOST_SKEW = Duration.ofSeconds(30);
    private static final String NOBODYS = "fc-anula-check-does-not-exist";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;
    private static final int HUNDRED = 100;
    private static final int REDIRECTION = 3;

    private final Asking asking = new Asking();
    private final Ranges granted = new Ranges();
    private final Clock clock;

    public Providers(Clock clock) {
        this.clock = clock;
    }

    /** What is found out about an account with LaFactura.co. */
    public List<Report> check(LaFacturaAccount account) {
        Account called = account.account();
        List<Report> found = new ArrayList<>();
        Optional<Reply> answer = ask(
                called,
                called.url() + account.verify().path(),
                account.verify().method(),
                Json.text(Map.of("verifyStatus", Map.of("tascode", NOBODYS))),
                found);
        answer.ifPresent(response -> {
            judge(called, response, found);
            if (found.isEmpty()) {
                found.add(Report.ok("%s: %s answers and takes the login / responde y acepta el usuario"
                        .formatted(called, called.url())));
                ranges(called, found);
            }
        });
        return found;
    }

    /** What is found out about an account with Calipso. */
    public List<Report> check(CalipsoAccount account) {
        List<Report> found = new ArrayList<>();
        Account called = account.account();
        if (account.answer().proof() == CalipsoAnswer.Proof.HTTP) {
            found.add(Report.warning(
                    ("%s: answer.proof = http: any answer with HTTP 2xx ends a cancellation, an error page too / cualquier "
                                    + "respuesta HTTP 2xx da por hecha la anulación, incluso una página de error")
                            .formatted(account.account())));
        }
        reach(called, found);
        if (account.lookupUrl().isEmpty()) {
            found.add(Report.notAsked(
                    ("%1$s: its login was not tried, because without calipso.lookup.url every question would make a credit note / "
                                    + "no se probó su usuario: sin calipso.lookup.url, toda consulta emitiría una nota de crédito")
                            .formatted(called)));
        } else {
            ask(called, account.lookupUrl() + "?ordenid=" + NOBODYS, "GET", "", found)
                    .ifPresent(response -> {
                        int before = found.size();
                        judge(called, response, found);
                        if (found.size() == before) {
                            found.add(Report.ok("%s: %s answers and takes the login / responde y acepta el usuario"
                                    .formatted(called, account.lookupUrl())));
                        }
                    });
        }
        return found;
    }

    private Optional<Reply> ask(Account account, String url, String method, String body, List<Report> found) {
        try {
            return Optional.of(asking.ask(account, url, method, body));
        } catch (IOException unreachable) {
            found.add(unreachable(account, url, unreachable));
            return Optional.empty();
        }
    }

    private static Report unreachable(Account account, String url, IOException why) {
        return Report.error("%s: %s cannot be reached (%s). Requests would wait until it can / no se puede alcanzar"
                .formatted(account, url, why));
    }

    /** Only a connection: what else the address would do is not known. */
    private void reach(Account account, List<Report> found) {
        try {
            asking.connect(account);
            found.add(Report.ok(
                    "%s: a connection to %s can be made / se puede conectar".formatted(account, account.url())));
        } catch (IOException failure) {
            found.add(unreachable(account, account.url(), failure));
        }
    }

    private void judge(Account account, Reply response, List<Report> found) {
        int status = code(response);
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            found.add(Report.error(
                    "%s: the login is refused (%d). Mend its username and password / usuario o contraseña rechazados"
                            .formatted(account, status)));
        } else if (status >= SERVER_ERROR) {
            found.add(Report.warning(
                    "%s: it answers with an error of its own, %d / responde con error".formatted(account, status)));
        } else if (response.status() / HUNDRED == REDIRECTION) {
            found.add(Report.error(
                    "%s: %s sends elsewhere (HTTP %d, to %s). Set the address that answers itself / redirige a otra dirección"
                            .formatted(
                                    account,
                                    account.url(),
                                    response.status(),
                                    response.header("Location").orElse("nowhere"))));
        } else if (Json.object(response.body()).isEmpty()) {
            found.add(Report.error(
                    "%s: %s answers with %s (HTTP %d), where JSON was expected: is the address right? / ¿es correcta la dirección?"
                            .formatted(
                                    account,
                                    account.url(),
                                    response.body().stripLeading().startsWith("<") ? "a page" : "something else",
                                    response.status())));
        }
        skew(response)
                .filter(skew -> skew.compareTo(MOST_SKEW) > 0)
                .ifPresent(skew -> found.add(Report.warning(
                        ("%s: its clock and ours differ by %d s; the hash of LaFactura depends on the day. Set this machine's clock / "
                                        + "los relojes difieren")
                                .formatted(account, skew.toSeconds()))));
    }

    /** Of HTTP, or where that says success the one in the body. */
    private static int code(Reply response) {
        String inside = Json.object(response.body())
                .map(body -> body.at("/invoiceResult/status/code").asText(""))
                .orElse("");
        boolean success = response.status() / 100 == 2;
        return success && inside.matches("\\d{3}") ? Integer.parseInt(inside) : response.status();
    }

    private Optional<Duration> skew(Reply response) {
        try {
            return response.header("Date")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
                    .map(date ->
                            Duration.between(date.toInstant(), clock.instant()).abs());
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    /** The account answers, as was just seen; should it not answer this, nothing is known of its ranges. */
    private void ranges(Account account, List<Report> found) {
        try {
            Ranges.State ranges = granted.of(account);
            ranges.none().map(Report::error).ifPresent(found::add);
            ranges.low().stream().map(Report::warning).forEach(found::add);
        } catch (IOException silent) {
            found.add(Report.warning(
                    "%s: it does not say how far its ranges of numbers are used (%s) / no dice cuánta numeración queda"
                            .formatted(account, silent)));
        }
    }
}
