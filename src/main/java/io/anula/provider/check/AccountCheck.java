package io.anula.provider.check;

import io.anula.config.settings.Account;
import io.anula.config.settings.ProviderAccount;
import io.anula.io.Json;
import io.anula.provider.AccountChecks;
import io.anula.provider.NumberRanges;
import io.anula.provider.Report;
import io.anula.provider.Request;
import io.anula.provider.http.ProviderAnswer;
import io.anula.provider.http.Question.Reply;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of {@code check} for an account: sends it a request that changes nothing, if there is one. */
public final class AccountCheck {
    private static final Duration MOST_SKEW = Duration.ofSeconds(30);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;
    private static final int HUNDRED = 100;
    private static final int REDIRECTION = 3;

    private final Asking asking = new Asking();
    private final Clock clock;

    public AccountCheck(Clock clock) {
        this.clock = clock;
    }

    /**
     * Checks an account.
     *
     * @param checks the questions for its provider
     */
    public List<Report> check(ProviderAccount account, AccountChecks checks) {
        Account called = account.account();
        Optional<Request> probe = checks.probe(account);
        List<Report> found = new ArrayList<>();
        if (probe.filter(request -> request.url().startsWith(called.url())).isEmpty()) {
            reach(called, found);
        }
        found.addAll(checks.remarks(account));
        probe.ifPresent(request -> ask(called, request, found).ifPresent(reply -> {
            int before = found.size();
            judge(called, request, reply, checks, found);
            if (found.size() == before) {
                found.add(Report.ok("%s: %s answers and takes the login / responde y acepta el usuario"
                        .formatted(called, request.url())));
                ranges(account, checks, found);
            }
        }));
        return found;
    }

    private Optional<Reply> ask(Account account, Request request, List<Report> found) {
        try {
            return Optional.of(asking.ask(account, request));
        } catch (IOException unreachable) {
            found.add(unreachable(account, request.url(), unreachable));
            return Optional.empty();
        }
    }

    private static Report unreachable(Account account, String url, IOException why) {
        return Report.error("%s: %s cannot be reached (%s). Requests would wait until it can / no se puede alcanzar"
                .formatted(account, url, why));
    }

    /** Only opens a connection, because no request without effect is known. */
    private void reach(Account account, List<Report> found) {
        try {
            asking.connect(account);
            found.add(Report.ok(
                    ("%s: a connection to %s can be made; only the first call shows whether its path is right, "
                                    + "each slash counts / se puede conectar; si la ruta es correcta, se sabrá en la primera llamada")
                            .formatted(account, account.url())));
        } catch (IOException failure) {
            found.add(unreachable(account, account.url(), failure));
        }
    }

    private void judge(Account account, Request request, Reply response, AccountChecks checks, List<Report> found) {
        int status = checks.status(new ProviderAnswer(response.status(), response.body(), null, null));
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            found.add(Report.error(
                    "%s: the login is refused (%d). Correct its username and password / usuario o contraseña rechazados"
                            .formatted(account, status)));
        } else if (status >= SERVER_ERROR) {
            found.add(Report.warning(
                    "%s: it answers with an error of its own, %d / responde con error".formatted(account, status)));
        } else if (response.status() / HUNDRED == REDIRECTION) {
            found.add(Report.error(
                    "%s: %s sends elsewhere (HTTP %d, to %s). Set the address that answers itself / redirige a otra dirección"
                            .formatted(
                                    account,
                                    request.url(),
                                    response.status(),
                                    response.header("Location").orElse("nowhere"))));
        } else if (Json.object(response.body()).isEmpty()) {
            found.add(Report.error(
                    "%s: %s answers with %s (HTTP %d), where JSON was expected: is the address right? / ¿es correcta la dirección?"
                            .formatted(
                                    account,
                                    request.url(),
                                    response.body().stripLeading().startsWith("<") ? "a page" : "something else",
                                    response.status())));
        }
        skew(response)
                .filter(skew -> skew.compareTo(MOST_SKEW) > 0)
                .ifPresent(skew -> found.add(Report.warning(
                        ("%s: its clock and ours differ by %d s; hashes and dates depend on the day. Set this machine's clock / "
                                        + "los relojes difieren")
                                .formatted(account, skew.toSeconds()))));
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

    /** Checks the ranges of an account that has just answered. If this question fails, it is only a warning. */
    private static void ranges(ProviderAccount account, AccountChecks checks, List<Report> found) {
        if (!checks.hasRanges()) {
            return;
        }
        try {
            NumberRanges ranges = checks.ranges(account);
            ranges.none().map(Report::error).ifPresent(found::add);
            ranges.low().stream().map(Report::warning).forEach(found::add);
        } catch (IOException silent) {
            found.add(Report.warning(
                    "%s: it does not say how far its ranges of numbers are used (%s) / no dice cuánta numeración queda"
                            .formatted(account.account(), silent)));
        }
    }
}
