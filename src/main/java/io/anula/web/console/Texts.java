package io.anula.web.console;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** The texts of the pages, in each language. */
final class Texts {
    private final Map<Language, Properties> all = new EnumMap<>(Language.class);

    Texts() {
        for (Language language : Language.values()) {
            all.put(language, read("/console/messages_%s.properties".formatted(language.tag())));
        }
    }

    private static Properties read(String name) {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Texts.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            texts.load(reader);
            return texts;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The text with this key and with {@code {0}}, {@code {1}} replaced; the key itself if there is no text. */
    String get(Language language, String key, Object... parts) {
        String text = of(language).getProperty(key, key);
        for (int i = 0; i < parts.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(parts[i]));
        }
        return text;
    }

    Set<String> keys(Language language) {
        return of(language).stringPropertyNames();
    }

    private Properties of(Language language) {
        return Objects.requireNonNull(all.get(language));
    }
}
