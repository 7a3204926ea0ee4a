package io.anula.web.console;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values for a template. */
final class Model {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    /** A model without values. */
    static Model empty() {
        return new Model();
    }

    static Model of(String name, @Nullable Object value) {
        return new Model().and(name, value);
    }

    Model and(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    Map<String, @Nullable Object> values() {
        return values;
    }
}
