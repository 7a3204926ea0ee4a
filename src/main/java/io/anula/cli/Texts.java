package io.anula.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** The texts of commands, in Spanish if the terminal's language is Spanish, otherwise in English. */
final class Texts {
    private static final String BUNDLE = "cli.messages";

    private final ResourceBundle bundle;

    private Texts(Locale language) {
        bundle = ResourceBundle.getBundle(
                BUNDLE,
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * The language of the first variable that is set: {@code ANULA_LANG} of the launcher, {@code LC_ALL},
     * {@code LC_MESSAGES}, {@code LANG}.
     */
    static Texts of(Map<String, String> environment) {
        boolean spanish = Stream.of("ANULA_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> Objects.requireNonNullElse(environment.get(name), ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("es"))
                .isPresent();
        return new Texts(spanish ? Locale.forLanguageTag("es") : Locale.ROOT);
    }

    /** The text with this name and these values. */
    String say(String name, String... values) {
        return MessageFormat.format(bundle.getString(name), (Object[]) values);
    }
}
