package io.anula.web.console;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The templates of the pages. Every inserted value is escaped. They are loaded when the first page is requested. */
final class Templates {
    /** Characters that change the direction of text: in a file's name, they would make it look like another name. */
    private static final Pattern TURNING = Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private final Texts texts;
    private volatile @Nullable PebbleEngine engine;

    Templates(Texts texts) {
        this.texts = texts;
    }

    String render(String name, Language language, Model model) {
        Writer page = new StringWriter();
        Map<String, Object> values = new HashMap<>(model.values());
        try {
            engine().getTemplate(name).evaluate(page, values, language.locale());
            return TURNING.matcher(page.toString())
                    .replaceAll(sign -> "\\\\u%04x".formatted((int) sign.group().charAt(0)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private PebbleEngine engine() {
        PebbleEngine made = engine;
        return made == null ? make() : made;
    }

    private synchronized PebbleEngine make() {
        PebbleEngine made = engine;
        if (made == null) {
            ClasspathLoader loader = new ClasspathLoader(Templates.class.getClassLoader());
            loader.setPrefix("console");
            loader.setSuffix(".peb");
            made = new PebbleEngine.Builder()
                    .loader(loader)
                    .extension(new TemplateFunctions(texts))
                    .autoEscaping(true)
                    .strictVariables(true)
                    .build();
            engine = made;
        }
        return made;
    }
}
