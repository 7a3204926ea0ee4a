package io.anula.config.settings;

/**
 * One key that operators may set. It is read by {@link Settings#get}, and by no string.
 *
 * @param <T> what its value is
 * @param fallback the value where none is set
 * @param description one line for people
 * @param live whether a new value counts at once; else from the next start
 */
public record Setting<T>(String key, String fallback, Kind<T> kind, String description, boolean live) {
    /** A key of an account, without the names of the provider and of the account; a new value counts at once. */
    public Setting(String key, String fallback, Kind<T> kind, String description) {
        this(key, fallback, kind, description, true);
    }

    /** The same key with another value where none is set. */
    public Setting<T> withFallback(String value) {
        return new Setting<>(key, value, kind, description, live);
    }
}
