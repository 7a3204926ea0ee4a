package io.anula.evidence;

import io.anula.io.Json;
import io.anula.provider.http.RecordedCall;
import io.anula.secret.Secrets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;

/**
 * Takes the passwords out of a call: the values of headers that contain one, the fields that a provider calls secret, and
 * the password of the login wherever else it occurs, in the answer too.
 */
final class CallMask {
    static final String MASK = "***";

    private static final int SHORTEST = 3;
    private static final Set<String> LOGIN = Set.of("authorization", "proxy-authorization");
    private static final Set<String> MORE = Set.of("cookie", "set-cookie");

    private static final Map<String, Pattern> FIELDS = new ConcurrentHashMap<>();

    private final Set<String> fields;
    private final List<String> secrets;

    /** @param secretFields in lower case */
    CallMask(RecordedCall call, Set<String> secretFields) {
        fields = secretFields;
        secrets = secrets(call).stream()
                .distinct()
                .filter(secret -> secret.length() >= SHORTEST)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static Pattern field(String field) {
        String name = Pattern.quote(field);
        return Pattern.compile(
                "(\"" + name + "\"\\s*:\\s*\"?)[^\"\\s,}]+|((?:^|[?&\\s])" + name + "=)[^&\\s]+",
                Pattern.CASE_INSENSITIVE);
    }

    /** The login's value as it was sent, its password, and the forms that both have in JSON and in addresses. */
    private static List<String> secrets(RecordedCall call) {
        List<String> secrets = new ArrayList<>();
        for (Header header : call.headers()) {
            if (LOGIN.contains(lower(header.getName())) && header.getValue() != null) {
                String value = header.getValue().strip();
                String credentials = value.substring(value.indexOf(' ') + 1).strip();
                secrets.add(latin(credentials));
                password(credentials).forEach(secrets::add);
            } else if (isSecret(header.getName()) && header.getValue() != null) {
                secrets.add(latin(header.getValue().strip()));
            }
        }
        return secrets;
    }

    private static List<String> password(String credentials) {
        try {
            String login = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            String password = login.substring(login.indexOf(':') + 1);
            String json = Json.text(password);
            return List.of(
                    latin(password),
                    latin(json.substring(1, json.length() - 1)),
                    URLEncoder.encode(password, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBasic) {
            return List.of();
        }
    }

    /** Each byte of the text in UTF-8 as one character, as bodies are searched. */
    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static boolean isSecret(String header) {
        String name = lower(header);
        return LOGIN.contains(name) || MORE.contains(name) || Secrets.isSecret(name);
    }

    /** The text without passwords; each of its characters is one byte. */
    String masked(String latin) {
        String masked = latin;
        String lower = lower(latin);
        for (String field : fields) {
            if (lower.contains(field)) {
                masked = FIELDS.computeIfAbsent(field, CallMask::field)
                        .matcher(masked)
                        .replaceAll(hit -> Matcher.quoteReplacement(prefix(hit) + MASK));
            }
        }
        for (String secret : secrets) {
            if (masked.contains(secret)) {
                masked = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(secret) + "(?![\\p{L}\\p{N}])")
                        .matcher(masked)
                        .replaceAll(Matcher.quoteReplacement(MASK));
            }
        }
        return masked;
    }

    private static String prefix(MatchResult hit) {
        StringBuilder prefix = new StringBuilder();
        for (int group = 1; group <= hit.groupCount(); group++) {
            prefix.append(hit.group(group) == null ? "" : hit.group(group));
        }
        return prefix.toString();
    }
}
