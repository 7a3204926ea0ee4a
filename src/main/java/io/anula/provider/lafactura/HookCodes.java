package io.anula.provider.lafactura;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The document codes in an event of LaFactura.co, in any form: JSON, JSON as a text inside JSON, a web form, XML. The
 * vendor documents no fixed form, and an event only causes a poll, so everything that looks like a code counts.
 */
final class HookCodes {
    private static final int MOST = 100;
    private static final int ROUNDS = 3;
    private static final Pattern CODE = Pattern.compile(
            "(?<![A-Za-z0-9_-])((?:nc|fc|ds|da)-[A-Za-z0-9_-]{1,90})(?![A-Za-z0-9_-])", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNICODE = Pattern.compile("\\\\+u([0-9A-Fa-f]{4})");
    private static final Pattern DECIMAL = Pattern.compile("&#(\\d{1,5});");
    private static final Pattern HEXADECIMAL = Pattern.compile("&#x([0-9A-Fa-f]{1,4});");
    private static final Pattern PERCENT = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

    private HookCodes() {}

    /** Each code once, as written and in lower case, at most {@value #MOST}. */
    static Set<String> in(byte[] body) {
        Set<String> codes = new LinkedHashSet<>();
        String text = new String(body, StandardCharsets.UTF_8);
        for (int round = 0; round < ROUNDS; round++) {
            Matcher matcher = CODE.matcher(text);
            while (matcher.find() && codes.size() < MOST) {
                codes.add(matcher.group(1));
                codes.add(matcher.group(1).toLowerCase(Locale.ROOT));
            }
            text = unescaped(text);
        }
        return codes;
    }

    private static String unescaped(String text) {
        String plain = PERCENT.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(URLDecoder.decode(found.group(), StandardCharsets.UTF_8)));
        plain = UNICODE.matcher(plain).replaceAll(found -> character(found, 16));
        plain = HEXADECIMAL.matcher(plain).replaceAll(found -> character(found, 16));
        return DECIMAL.matcher(plain).replaceAll(found -> character(found, 10));
    }

    private static String character(MatchResult found, int radix) {
        return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), radix)));
    }
}
