package io.anula.config.settings;

import java.util.List;

/** Settings that the service cannot start with: one line for each mistake. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an unmodifiable list of strings is serializable
    private final List<String> lines;

    /** @param lines one for each mistake */
    public SettingsException(List<String> lines) {
        super(String.join(System.lineSeparator(), lines));
        this.lines = List.copyOf(lines);
    }

    /** One line for each mistake: the key, its value, what is allowed. */
    public List<String> lines() {
        return lines;
    }
}
