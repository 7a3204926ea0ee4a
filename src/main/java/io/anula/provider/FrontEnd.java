package io.anula.provider;

import io.anula.cancellation.Outcome;
import io.anula.cancellation.Outcome.InspectionFailed;
import io.anula.cancellation.Outcome.LookupFailed;
import io.anula.cancellation.Outcome.NotSent;
import io.anula.cancellation.Outcome.NotVerified;
import io.anula.cancellation.Outcome.Undecided;
import io.anula.cancellation.Outcome.Unknown;
import io.anula.cancellation.Pause;
import io.anula.cancellation.Pause.Cause;
import io.anula.provider.http.ProviderAnswer;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers that come from another program before the provider's: a login, a firewall, a proxy, a page for people,
 * another server. They say nothing about the invoice, and may concern this one call or every call; the engine decides
 * that by comparison with other calls.
 *
 * <p>Such an answer to a submit proves that nothing was done if it redirects the same call, asks for a login, or says
 * that the address does not exist. A page with HTTP 200, or a redirect to another page, proves nothing: a program may
 * answer so after it has done its work.
 */
public final class FrontEnd {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;
    /** The provider or a proxy asks for a login. */
    private static final Set<Integer> LOGIN = Set.of(401, 407);
    /** Nothing exists at this address, or nothing that accepts such a call. */
    private static final Set<Integer> NOWHERE = Set.of(404, 405);
    /** The same call must be made at another address, with its body. */
    private static final Set<Integer> SAME_CALL_ELSEWHERE = Set.of(307, 308);
    /** The same, or a redirect to a page with the result of the call. */
    private static final Set<Integer> PERHAPS_ELSEWHERE = Set.of(301, 302);

    private static final Pattern LOGIN_PAGE = Pattern.compile(
            "log-?_?in|sign-?_?in|logon|ingres|acceso|iniciar|/auth|/sso|/cas/", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN_TO_TLS =
            Pattern.compile("(plain|http request).{0,60}(https|ssl|tls)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int LONGEST = 200;

    private FrontEnd() {}

    /**
     * The outcome of an answer to a submit.
     *
     * @param called the address of the call
     * @param ownWords whether the provider's own program is recognised by its words; then its words count
     * @param read the outcome according to those words
     */
    public static Outcome submitted(ProviderAnswer raw, String called, boolean ownWords, Outcome read) {
        Pause pause = ownWords ? null : pause(raw);
        if (pause == null) {
            return read;
        }
        if (pause.cause() == Cause.BUSY) {
            return read.pause() == null ? new NotSent("no more calls are taken for now (429)", pause) : read;
        }
        if (nothingWasDone(raw, called)) {
            return new NotSent("the call was refused: " + pause.what(), pause, raw.evidence());
        }
        return read instanceof Unknown doubt
                ? new Unknown(doubt.message(), doubt.evidence(), false, pause)
                : new Unknown("not the provider's program answered: " + pause.what(), raw.evidence(), false, pause);
    }

    /** The outcome of an answer to a poll; parameters as above. */
    public static Outcome status(ProviderAnswer raw, boolean ownWords, Outcome read) {
        Pause pause = ownWords ? null : pause(raw);
        return pause == null ? read : new Undecided(null, "the poll was refused: " + pause.what(), null, false, pause);
    }

    /**
     * The outcome of an answer to a look-up; parameters as above. Some programs use 404 to say that the invoice does
     * not exist, so 404 does not pause the account.
     */
    public static Outcome lookup(ProviderAnswer raw, boolean ownWords, Outcome read) {
        Pause pause = ownWords || NOWHERE.contains(raw.status()) ? null : pause(raw);
        return pause == null ? read : new LookupFailed("the lookup was refused: " + pause.what(), false, pause);
    }

    /** The outcome of an answer about the note of an accepted cancellation; parameters as above. */
    public static Outcome verified(ProviderAnswer raw, boolean ownWords, Outcome read) {
        Pause pause = ownWords ? null : pause(raw);
        return pause == null ? read : new NotVerified("the verify was refused: " + pause.what(), false, pause);
    }

    /** The outcome of an answer about an invoice before its first call; parameters as above. */
    public static Outcome inspected(ProviderAnswer raw, boolean ownWords, Outcome read) {
        Pause pause = ownWords || NOWHERE.contains(raw.status()) ? null : pause(raw);
        return pause == null
                ? read
                : new InspectionFailed("the question about the invoice was refused: " + pause.what(), false, pause);
    }

    /** Why this call, or every call of the account, was rejected; null if it was not. */
    public static @Nullable Pause pause(ProviderAnswer raw) {
        int status = raw.status();
        if (status == TOO_MANY_REQUESTS) {
            return new Pause(Cause.BUSY, raw.retryAfter(), "HTTP 429");
        } else if (LOGIN.contains(status)) {
            return new Pause(Cause.SETTINGS, raw.retryAfter(), "HTTP " + status);
        } else if (status >= 300 && status < 400) {
            return new Pause(Cause.ADDRESS, null, "HTTP %d%s".formatted(status, to(raw)));
        } else if (isPlainToTls(raw)) {
            return new Pause(Cause.ADDRESS, null, "HTTP 400 (https)");
        } else if (status == FORBIDDEN || (NOWHERE.contains(status) && !raw.isHtml())) {
            return new Pause(Cause.REFUSED, raw.retryAfter(), "HTTP " + status);
        }
        boolean page = raw.isHtml() && status < SERVER_ERROR && !ProviderAnswer.saysNothing(status);
        return page ? new Pause(Cause.ADDRESS, null, "HTTP %d (HTML)".formatted(status)) : null;
    }

    /** Whether this code in a provider's own answer means that the login was refused. */
    public static boolean refusesLogin(int code) {
        return LOGIN.contains(code) || code == FORBIDDEN;
    }

    /** The address of a redirect without its query, which may contain a secret. */
    private static String to(ProviderAnswer raw) {
        String location = raw.location();
        if (location == null) {
            return "";
        }
        String bare = location.replaceFirst("[?#].*", "");
        return " → " + bare.substring(0, Math.min(bare.length(), LONGEST));
    }

    private static boolean isPlainToTls(ProviderAnswer raw) {
        String start = raw.body().substring(0, Math.min(raw.body().length(), 5 * LONGEST));
        return raw.status() == BAD_REQUEST && PLAIN_TO_TLS.matcher(start).find();
    }

    private static boolean nothingWasDone(ProviderAnswer raw, String called) {
        int status = raw.status();
        return LOGIN.contains(status)
                || status == FORBIDDEN
                || NOWHERE.contains(status)
                || SAME_CALL_ELSEWHERE.contains(status)
                || isPlainToTls(raw)
                || (status >= 300 && status < 400 && isLoginOrTheSame(raw, called));
    }

    private static boolean isLoginOrTheSame(ProviderAnswer raw, String called) {
        String location = raw.location();
        if (location == null) {
            return false;
        }
        try {
            URI from = URI.create(called);
            URI to = from.resolve(location.replaceFirst("[?#].*", ""));
            boolean moved = PERHAPS_ELSEWHERE.contains(raw.status())
                    && !to.equals(from)
                    && bare(to.getPath()).equals(bare(from.getPath()));
            return moved || LOGIN_PAGE.matcher(to.getPath()).find();
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static String bare(@Nullable String path) {
        return path == null ? "" : path.replaceFirst("/+$", "");
    }
}
