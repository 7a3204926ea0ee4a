package io.anula.provider.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A provider's answer, before it is interpreted.
 *
 * @param status the HTTP status
 * @param body as text; empty if there was none
 * @param retryAfter how long the provider asks not to be called, if it says so in seconds
 * @param location the address of a redirect
 * @param original the body as it came, if an operator's route has changed it; otherwise null
 */
public record ProviderAnswer(
        int status,
        String body,
        @Nullable Duration retryAfter,
        @Nullable String location,
        @Nullable String original) {
    /** Request time-out, conflict, too early: none of them proves that no note was made. */
    private static final Set<Integer> SAYS_NOTHING = Set.of(408, 409, 425);

    private static final int LONGEST_EVIDENCE = 4_000_000;
    private static final int START = 200;

    /** An answer without a redirect. */
    public ProviderAnswer(int status, String body, @Nullable Duration retryAfter) {
        this(status, body, retryAfter, null);
    }

    /** An answer that no route has changed. */
    public ProviderAnswer(int status, String body, @Nullable Duration retryAfter, @Nullable String location) {
        this(status, body, retryAfter, location, null);
    }

    /** The same answer with another body for interpretation; its evidence stays as it came. */
    public ProviderAnswer readAs(String other) {
        return other.equals(body) ? this : new ProviderAnswer(status, other, retryAfter, location, came());
    }

    private String came() {
        return original == null ? body : original;
    }

    /** The body for the history: complete, up to the limit of an answer. */
    public String evidence() {
        String came = came();
        return came.length() <= LONGEST_EVIDENCE ? came : came.substring(0, LONGEST_EVIDENCE) + "…";
    }

    /** Whether a refusal with this code, of HTTP or of the body, does not prove that no note was made. */
    public static boolean saysNothing(int code) {
        return SAYS_NOTHING.contains(code);
    }

    /**
     * Whether the body is a page for people: it then comes from a proxy or a login form, not from the provider's
     * program.
     */
    public boolean isHtml() {
        String start = body.stripLeading();
        start = start.substring(0, Math.min(start.length(), START)).toLowerCase(Locale.ROOT);
        return start.matches("(?s)<(!doctype|html|head|body).*");
    }
}
