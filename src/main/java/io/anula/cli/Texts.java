package io.anula.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** What commands say, in Spanish where the terminal speaks it, else in English. */
final class Texts {
    private static final String BUNDLE = "cli.messages";

    private final ResourceBundle bundle;

    private Texts(Locale language) {
        bundle = ResourceBundle.getBundle(
                BUNDLE,
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** As {@code ANULA_LANG} of the launcher, {@code LC_ALL}, {@code LC_MESSAGES} or {@code LANG} says, the first that is set. */
    static Texts of(Map<String, String> environment) {
        boolean spanish = Stream.of("ANULA_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> Objects.requireNonNullElse(environment.get(name), ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("es"))
                .isPresent();
        return new Texts(spanish ? Locale.forLanguageTag("es") : Locale.ROOT);
    }

    /** The text of that name with those values in its places. */
    String say(String name, String... values) {
        return MessageFormat.format(bundle.getString(name), (Object[]) values);
    }
}
