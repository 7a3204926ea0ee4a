package io.anula.observe.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;

/**
 * A warning or an error that repeats is logged once, then counted: after ten seconds, a minute, ten minutes, and then
 * once an hour. {@code config/logback.xml} uses this class.
 *
 * <p>A line of our own is a repetition if it has the same text and concerns the same request. A line of a library is a
 * repetition if it has the same cause, or without a cause the same text; ids and numbers in it do not matter.
 */
public final class RepeatedFaults extends TurboFilter {
    private static final String OURS = "io.anula.";
    private static final Pattern VARYING = Pattern.compile("[0-9A-Fa-f]+(?:-[0-9A-Fa-f]+)+|@[0-9a-f]+|\\d+");
    private static final int LONGEST = 500;
    private static final int SHOWN = 200;
    private static final long SWEEP_SECONDS = 1;

    private final Repeats<Line> repeats;
    private final List<String> exempt = new ArrayList<>();
    private final ThreadLocal<Boolean> counts = ThreadLocal.withInitial(() -> false);
    private @Nullable ScheduledFuture<?> sweeps;

    public RepeatedFaults() {
        this(System::nanoTime);
    }

    /** @param nanos a clock that never jumps */
    RepeatedFaults(LongSupplier nanos) {
        this.repeats = new Repeats<>(nanos);
    }

    /** Exempts loggers with this prefix: each of their lines is news. */
    public void addExempt(String logger) {
        exempt.add(logger);
    }

    @Override
    public void start() {
        super.start();
        sweeps = getContext()
                .getScheduledExecutorService()
                .scheduleWithFixedDelay(this::sayCounts, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        if (sweeps != null) {
            sweeps.cancel(false);
        }
        super.stop();
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable failure) {
        OutOfMemory.endIfCauseOf(failure == null ? lastOf(parameters) : failure);
        boolean isFault = level.isGreaterOrEqual(Level.WARN) && level.isGreaterOrEqual(logger.getEffectiveLevel());
        if (format == null || !isFault || counts.get() || exempt.stream().anyMatch(logger.getName()::startsWith)) {
            return FilterReply.NEUTRAL;
        }
        Line line = Line.of(logger, level, format, parameters, failure);
        return repeats.isNews(line.key(), line) ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    /** The exception may be the last of the line's arguments. */
    private static @Nullable Throwable lastOf(Object @Nullable [] parameters) {
        if (parameters == null || parameters.length == 0) {
            return null;
        }
        return parameters[parameters.length - 1] instanceof Throwable failure ? failure : null;
    }

    /** Logs the counts that are due. */
    void sayCounts() {
        counts.set(true);
        try {
            repeats.due().forEach(count -> count.fault().say(count.times(), count.within()));
        } finally {
            counts.remove();
        }
    }

    /**
     * A line that was logged.
     *
     * @param key equal for all repetitions
     * @param text its text, without a stack trace
     */
    private record Line(Logger logger, Level level, String key, String text) {
        static Line of(
                Logger logger,
                Level level,
                String format,
                Object @Nullable [] parameters,
                @Nullable Throwable failure) {
            var said = MessageFormatter.arrayFormat(format, parameters, failure);
            String text = String.valueOf(said.getMessage());
            Throwable cause = failure == null ? said.getThrowable() : failure;
            boolean ours = logger.getName().startsWith(OURS);
            String what = ours ? text : cause == null ? alike(text) : "";
            String key = String.join("|", logger.getName(), level.toString(), what, cause == null ? "" : root(cause));
            return new Line(logger, level, cut(key, LONGEST), cut(text, SHOWN));
        }

        private static String root(Throwable failure) {
            Throwable root = failure;
            while (root.getCause() != null && root.getCause() != root) {
                root = root.getCause();
            }
            return root.getClass().getName() + alike(String.valueOf(root.getMessage()));
        }

        private static String alike(String text) {
            return VARYING.matcher(cut(text, LONGEST)).replaceAll("#");
        }

        private static String cut(String text, int length) {
            return text.length() <= length ? text : text.substring(0, length) + "…";
        }

        void say(long times, Duration within) {
            String again = "%s in %d s / %s: %s"
                    .formatted(
                            times + (times == 1 ? " more time" : " more times"),
                            within.toSeconds(),
                            times == 1 ? "vez más" : "veces más",
                            text);
            if (level.isGreaterOrEqual(Level.ERROR)) {
                logger.error("{}", again);
            } else {
                logger.warn("{}", again);
            }
        }
    }
}
