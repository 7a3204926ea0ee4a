package io.anula.config.settings;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settings that the service cannot start with: one line for each mistake. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an unmodifiable list of strings is serializable
    private final List<String> lines;

    @SuppressWarnings("serial") // an unmodifiable list of strings is serializable
    private final List<String> warnings;

    /** @param lines one for each mistake */
    public SettingsException(List<String> lines) {
        this(lines, List.of());
    }

    /**
     * @param lines one for each mistake
     * @param warnings what would not have prevented the start, and is told at once with the mistakes
     */
    public SettingsException(List<String> lines, List<String> warnings) {
        super(Stream.of(lines, warnings).flatMap(List::stream).collect(Collectors.joining(System.lineSeparator())));
        this.lines = List.copyOf(lines);
        this.warnings = List.copyOf(warnings);
    }

    /** One line for each mistake: the key, its value, what is allowed. */
    public List<String> lines() {
        return lines;
    }

    /** One line for each setting that sets nothing although somebody may think so. */
    public List<String> warnings() {
        return warnings;
    }
}
