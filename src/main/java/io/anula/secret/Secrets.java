package io.anula.secret;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.util.SensitiveUtils;

/** Recognises secrets by the names of their fields: those on Camel's own list, and other common names. */
public final class Secrets {
    /** Replaces a secret in a text. */
    public static final String HIDDEN = "xxxxxx";

    private static final Pattern OURS = Pattern.compile(
            "passw|pwd|clave$|contrasena|secret|token|authorization|apikey|accesskey|credential|passphrase|passcode|privatekey");

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\d_.-]+(?=(\\s?[=:]\\s?)(?!\\{\\{))");

    /** A value may be {@code RAW(…)} with any content. */
    private static final Pattern VALUE =
            Pattern.compile("RAW\\([^)]*\\)|RAW\\{[^}]*\\}|'[^']*'|\"[^\"]*\"|[^&,;}\\s]+");

    /** A value in a Java map's text: it ends at the next key. */
    private static final Pattern OF_A_MAP = Pattern.compile("[^}]+?(?=, [\\p{L}\\d_.-]+=|\\}|$)");

    private static final Pattern LOGIN = Pattern.compile("(//[^:/@\\s]+:)(?!\\{\\{)[^@/\\s]+@");

    private Secrets() {}

    /** Whether the value of this name must not be shown; letter case, separators and accents do not matter. */
    public static boolean isSecret(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
        return SensitiveUtils.containsSensitive(name)
                || SensitiveUtils.containsSensitive(plain)
                || OURS.matcher(plain).find();
    }

    /** The message without the values of secret options, and without passwords in addresses. */
    public static String masked(String text) {
        String shown = LOGIN.matcher(text).replaceAll("$1" + HIDDEN + '@');
        StringBuilder masked = new StringBuilder();
        Matcher name = NAME.matcher(shown);
        int done = 0;
        while (name.find()) {
            if (name.start() >= done && isSecret(name.group())) {
                boolean ofAMap = shown.substring(done, name.start()).matches("(?s).*(\\{|, )");
                Matcher value = (ofAMap ? OF_A_MAP : VALUE).matcher(shown).region(name.end(1), shown.length());
                if (value.lookingAt()) {
                    masked.append(shown, done, name.end(1)).append(HIDDEN);
                    done = value.end();
                }
            }
        }
        return masked.append(shown.substring(done)).toString();
    }
}
