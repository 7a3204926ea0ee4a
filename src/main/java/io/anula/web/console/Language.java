package io.anula.web.console;

import io.anula.web.WebRequest;
import java.util.Locale;
import java.util.Optional;

/** What the pages are written in. */
enum Language {
    EN,
    ES;

    static final String COOKIE = "anula-lang";

    /** Its name in addresses, cookies and pages. */
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

    /** What was chosen once, else what the browser likes best. */
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
