package io.anula.config.settings;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A value that is replaced as a whole while it is used. Each replacement is a version: whoever began with one asks for
 * that one again, and never gets half of the next.
 *
 * @param <T> what it is; nothing in it may change
 */
public final class Current<T> {
    /** Calls last for a minute or two; nobody replaces a value so often within their time. */
    private static final int REMEMBERED = 64;

    private final Function<Integer, T> values;
    private final Versions versions;

    private Current(Versions versions, Function<Integer, T> values) {
        this.versions = versions;
        this.values = values;
    }

    /** A value that its owner replaces. */
    public static <T> Owner<T> owned(T first) {
        return new Owner<>(first);
    }

    /** A value that nobody replaces. */
    public static <T> Current<T> always(T value) {
        return owned(value).current();
    }

    /** The number of the newest version. */
    public int version() {
        return versions.newest;
    }

    /** The newest version. */
    public T get() {
        return at(versions.newest);
    }

    /** That version; the newest where that one was forgotten. */
    public T at(int version) {
        return values.apply(versions.known(version));
    }

    /** What follows from it, worked out once for each version. */
    public <R> Current<R> map(Function<? super T, ? extends R> made) {
        Map<Integer, R> worked = new ConcurrentHashMap<>();
        return new Current<>(versions, version -> {
            R known = worked.get(version);
            if (known == null) {
                worked.keySet().removeIf(old -> old <= version - REMEMBERED);
                known = Objects.requireNonNull(made.apply(at(version)));
                worked.put(version, known);
            }
            return known;
        });
    }

    /** Which versions there are. */
    private static final class Versions {
        private volatile int newest;

        int known(int version) {
            int last = newest;
            return version > last || version <= last - REMEMBERED ? last : version;
        }
    }

    /**
     * Whoever replaces the value.
     *
     * @param <T> what it is
     */
    public static final class Owner<T> {
        private final Map<Integer, T> all = new TreeMap<>();
        private final Versions versions = new Versions();
        private final Current<T> current = new Current<>(versions, this::value);

        private Owner(T first) {
            all.put(0, first);
        }

        private synchronized T value(int version) {
            T known = all.get(version);
            return known == null ? Objects.requireNonNull(all.get(versions.newest)) : known;
        }

        /** The value as others see it. */
        public Current<T> current() {
            return current;
        }

        /** From now on it is that. */
        public synchronized void replace(T next) {
            int version = versions.newest + 1;
            all.put(version, next);
            all.keySet().removeIf(old -> old <= version - 2 * REMEMBERED);
            versions.newest = version;
        }
    }
}
