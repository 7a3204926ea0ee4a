package io.anula.web.console;

import io.anula.web.WebRequest;
import java.util.Locale;
import java.util.Optional;

/** The languages of the pages. */
enum Language {
    EN,
    ES;

    static final String COOKIE = "anula-lang";

    /** The tag in addresses, cookies and pages. */
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    Locale locale() {
        return Locale.forLanguageTag(tag());
    }

    static Optional<Language> named(String tag) {
        for (Language language : values()) {
            if (language.tag().equals(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /** The language that was chosen, otherwise the browser's preferred one. */
    static Language of(WebRequest request) {
        return request.cookie(COOKIE)
                .flatMap(Language::named)
                .or(() -> request.languages().stream()
                        .map(Language::named)
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElse(EN);
    }
}
