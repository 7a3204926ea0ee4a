package io.anula.web.console;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Functions and filters for templates: texts in the reader's language, times, numbers. */
final class TemplateFunctions extends AbstractExtension {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final String NOTHING = "–";

    private final Texts texts;

    TemplateFunctions(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Map<String, Function> getFunctions() {
        return Map.of("t", new Say());
    }

    @Override
    public Map<String, Filter> getFilters() {
        return Map.of(
                "moment", plain((input, language) -> moment(input)),
                "exact", plain((input, language) -> written(input, MOMENT)),
                "hour", plain((input, language) -> written(input, HOUR)),
                "number", plain((input, language) -> number(input, language, 0)),
                "decimal", plain((input, language) -> number(input, language, 1)),
                "lasting", plain((input, language) -> lasting(input)),
                "or_none", plain((input, language) -> input == null || "".equals(input) ? NOTHING : input));
    }

    /** A time in the machine's time zone. */
    private static Object moment(@Nullable Object input) {
        if (!(input instanceof Instant at)) {
            return NOTHING;
        }
        return new SafeString(
                "<time datetime=\"%s\">%s</time>".formatted(at, MOMENT.format(at.atZone(ZoneId.systemDefault()))));
    }

    /** A time as a text in the machine's time zone. */
    private static Object written(@Nullable Object input, DateTimeFormatter format) {
        return input instanceof Instant at ? format.format(at.atZone(ZoneId.systemDefault())) : NOTHING;
    }

    private static Object number(@Nullable Object input, Language language, int decimals) {
        if (!(input instanceof Number number)) {
            return NOTHING;
        }
        NumberFormat format = NumberFormat.getInstance(language.locale());
        format.setMaximumFractionDigits(decimals);
        return format.format(number);
    }

    private static Object lasting(@Nullable Object input) {
        return input instanceof Duration duration ? DurationFormat.text(duration) : NOTHING;
    }

    private static Language language(EvaluationContext context) {
        return Language.named(context.getLocale().getLanguage()).orElse(Language.EN);
    }

    /** Converts a value in a filter. */
    @FunctionalInterface
    private interface Change {
        @Nullable
        Object of(@Nullable Object input, Language language);
    }

    private static Filter plain(Change change) {
        return new Filter() {
            @Override
            public @Nullable Object apply(
                    @Nullable Object input,
                    Map<String, Object> arguments,
                    PebbleTemplate self,
                    EvaluationContext context,
                    int line) {
                return change.of(input, language(context));
            }

            @Override
            public @Nullable List<String> getArgumentNames() {
                return null;
            }
        };
    }

    /** {@code t('key', one, other, third)}. */
    private final class Say implements Function {
        @Override
        public Object execute(Map<String, Object> arguments, PebbleTemplate self, EvaluationContext context, int line) {
            return texts.get(
                    language(context),
                    Objects.toString(arguments.get("key")),
                    Objects.toString(arguments.get("one"), ""),
                    Objects.toString(arguments.get("other"), ""),
                    Objects.toString(arguments.get("third"), ""));
        }

        @Override
        public List<String> getArgumentNames() {
            return List.of("key", "one", "other", "third");
        }
    }
}
