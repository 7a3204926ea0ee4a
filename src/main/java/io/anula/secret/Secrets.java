package io.anula.secret;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.util.SensitiveUtils;

/** Secrets are known by the names that they stand behind: those on Camel's own list, and what people call them besides. */
public final class Secrets {
    /** Stands where a secret stood. */
    public static final String HIDDEN = "xxxxxx";

    private static final Pattern OURS = Pattern.compile(
            "passw|pwd|clave$|contrasena|secret|token|authorization|apikey|accesskey|credential|passphrase|passcode|privatekey");

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\d_.-]+(?=(\\s?[=:]\\s?)(?!\\{\\{))");

    /** A value may be {@code RAW(…)}, with anything in it. */
    private static final Pattern VALUE =
            Pattern.compile("RAW\\([^)]*\\)|RAW\\{[^}]*\\}|'[^']*'|\"[^\"]*\"|[^&,;}\\s]+");

    /** One of a map, as Java writes it: up to the next one. */
    private static final Pattern OF_A_MAP = Pattern.compile("[^}]+?(?=, [\\p{L}\\d_.-]+=|\\}|$)");

    private static final Pattern LOGIN = Pattern.compile("(//[^:/@\\s]+:)(?!\\{\\{)[^@/\\s]+@");

    private Secrets() {}

    /** True when what stands behind that name is not to be shown; in any letter case, with or without separators and accents. */
    public static boolean isSecret(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
        return SensitiveUtils.containsSensitive(name)
                || SensitiveUtils.containsSensitive(plain)
                || OURS.matcher(plain).find();
    }

    /** A message as it may be shown: without the values of options that are secrets, and without passwords in addresses. */
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
