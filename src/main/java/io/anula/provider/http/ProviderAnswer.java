package io.anula.provider.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came back from a provider, before anybody has read it.
 *
 * @param status of HTTP
 * @param body as text; empty where there was none
 * @param retryAfter how long the provider asks to be left alone, where it says so in seconds
 * @param location where a redirect points
 * @param original the body as it came, where an operator's route has made another of it; else null
 */
public record ProviderAnswer(
        int status,
        String body,
        @Nullable Duration retryAfter,
        @Nullable String location,
        @Nullable String original) {
    /** Time-out of the request, conflict, too early: none of them says that nothing was made. */
    private static final Set<Integer> SAYS_NOTHING = Set.of(408, 409, 425);

    private static final int LONGEST_EVIDENCE = 4_000_000;
    private static final int START = 200;

    /** One that points nowhere else. */
    public ProviderAnswer(int status, String body, @Nullable Duration retryAfter) {
        this(status, body, retryAfter, null);
    }

    /** One that is read as it came. */
    public ProviderAnswer(int status, String body, @Nullable Duration retryAfter, @Nullable String location) {
        this(status, body, retryAfter, location, null);
    }

    /** The same answer, judged by that body; its evidence stays what came. */
    public ProviderAnswer readAs(String other) {
        return other.equals(body) ? this : new ProviderAnswer(status, other, retryAfter, location, came());
    }

    private String came() {
        return original == null ? body : original;
    }

    /** The body as it is kept in the history: all of it, as long as a provider may answer. */
    public String evidence() {
        String came = came();
        return came.length() <= LONGEST_EVIDENCE ? came : came.substring(0, LONGEST_EVIDENCE) + "…";
    }

    /** True for codes, of HTTP or of the body, of a refusal that does not say that nothing was made. */
    public static boolean saysNothing(int code) {
        return SAYS_NOTHING.contains(code);
    }

    /** True for a page made for people: from a proxy or a login form, not from the provider's program. */
    public boolean isHtml() {
        String start = body.stripLeading();
        start = start.substring(0, Math.min(start.length(), START)).toLowerCase(Locale.ROOT);
        return start.matches("(?s)<(!doctype|html|head|body).*");
    }
}
