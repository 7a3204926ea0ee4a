package io.anula.config.settings;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A value that is replaced as a whole while it is used. A reader that needs the same value twice keeps it: a claim carries the
 * account under which it was made.
 *
 * @param <T> what it is; nothing in it may change
 */
public final class Current<T> {
    private final Supplier<T> value;

    private Current(Supplier<T> value) {
        this.value = value;
    }

    /** A value that its owner replaces. */
    public static <T> Owner<T> owned(T first) {
        return new Owner<>(first);
    }

    /** A value that is never replaced. */
    public static <T> Current<T> always(T value) {
        return new Current<>(() -> value);
    }

    /** The value as it is now. */
    public T get() {
        return value.get();
    }

    /** What follows from it, worked out once for each value. */
    public <R> Current<R> map(Function<? super T, ? extends R> made) {
        AtomicReference<Derived<T, R>> last = new AtomicReference<>();
        return new Current<>(() -> {
            T now = get();
            Derived<T, R> known = last.get();
            if (known == null || known.from() != now) {
                known = new Derived<>(now, made.apply(now));
                last.set(known);
            }
            return known.value();
        });
    }

    private record Derived<T, R>(T from, R value) {}

    /**
     * What replaces the value.
     *
     * @param <T> what it is
     */
    public static final class Owner<T> {
        private final AtomicReference<T> value;
        private final Current<T> current;

        private Owner(T first) {
            this.value = new AtomicReference<>(first);
            this.current = new Current<>(() -> Objects.requireNonNull(value.get()));
        }

        /** The value as others see it. */
        public Current<T> current() {
            return current;
        }

        /** From now on it is that one. */
        public void replace(T next) {
            value.set(next);
        }
    }
}
