package io.anula.config.settings;

/**
 * One key that operators may set.
 *
 * @param fallback the value where none is set
 * @param description one line for people
 * @param live whether a new value counts at once; else from the next start
 */
public record Setting(String key, String fallback, Kind kind, String description, boolean live) {
    /** One whose new value counts from the next start. */
    public Setting(String key, String fallback, Kind kind, String description) {
        this(key, fallback, kind, description, false);
    }

    /** The same, whose new value counts at once. */
    public Setting atOnce() {
        return new Setting(key, fallback, kind, description, true);
    }
}
