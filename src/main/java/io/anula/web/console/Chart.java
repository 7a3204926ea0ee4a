package io.anula.web.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Lines over the last hour, as points of an image of 600 × 120.
 *
 * @param most the value at the top
 * @param lines later lines are drawn over earlier ones
 */
record Chart(double most, List<Line> lines) {
    private static final double WIDTH = 600;
    private static final double HEIGHT = 120;
    private static final int MINUTES = 60;
    private static final double SECONDS = 60;

    /**
     * One line.
     *
     * @param name the key of its title
     * @param points in the form of an SVG image
     * @param now its last value
     */
    record Line(String name, String points, double now) {}

    /** A value at a moment. */
    private record Value(Instant at, double value) {}

    /** The requested and the ended cancellations of each minute. */
    static Chart throughput(List<CountsOverview> moments, Instant now) {
        List<Value> came = rates(moments, now, CountsOverview::all);
        List<Value> ended = rates(moments, now, CountsOverview::ended);
        double most = Math.max(most(came), most(ended));
        return new Chart(most, List.of(line("chart.came", came, most, now), line("chart.ended", ended, most, now)));
    }

    /** The age of the oldest open cancellation, in minutes. */
    static Chart age(List<CountsOverview> moments, Instant now) {
        List<Value> ages = moments.size() < 2
                ? List.of()
                : moments.stream()
                        .map(moment -> new Value(
                                moment.at(),
                                Duration.between(moment.oldest(), moment.at()).toSeconds() / SECONDS))
                        .toList();
        double most = most(ages);
        return new Chart(most, List.of(line("chart.age", ages, most, now)));
    }

    /** Whether there is nothing to draw yet. */
    public boolean isEmpty() {
        return lines.stream().allMatch(line -> line.points().isEmpty());
    }

    /** The growth of the value in each completed minute, from the two moments nearest to its ends. */
    private static List<Value> rates(
            List<CountsOverview> moments, Instant now, ToDoubleFunction<CountsOverview> value) {
        List<Value> rates = new ArrayList<>();
        if (moments.size() < 2) {
            return rates;
        }
        for (int back = MINUTES; back > 0; back--) {
            Instant from = now.minus(Duration.ofMinutes(back));
            Instant to = from.plus(Duration.ofMinutes(1));
            CountsOverview first = lastBefore(moments, from);
            CountsOverview last = lastBefore(moments, to);
            if (!first.equals(last)) {
                double minutes = Duration.between(first.at(), last.at()).toMillis() / 1000.0 / SECONDS;
                rates.add(new Value(to, (value.applyAsDouble(last) - value.applyAsDouble(first)) / minutes));
            } else if (first.at().isBefore(to)) {
                rates.add(new Value(to, 0));
            }
        }
        return rates;
    }

    /** The newest moment that is not after this time, otherwise the first one. */
    private static CountsOverview lastBefore(List<CountsOverview> moments, Instant at) {
        CountsOverview found = moments.get(0);
        for (CountsOverview moment : moments) {
            if (moment.at().isAfter(at)) {
                break;
            }
            found = moment;
        }
        return found;
    }

    private static double most(List<Value> values) {
        return values.stream().mapToDouble(Value::value).max().orElse(0);
    }

    private static Line line(String name, List<Value> values, double most, Instant now) {
        StringBuilder points = new StringBuilder();
        for (Value value : values) {
            double seconds = Duration.between(value.at(), now).toMillis() / 1000.0;
            double x = WIDTH - seconds / (MINUTES * SECONDS) * WIDTH;
            double y = HEIGHT - (most == 0 ? 0 : Math.max(0, value.value()) / most * (HEIGHT - 4)) - 2;
            if (x >= 0) {
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", Math.min(x, WIDTH), y));
            }
        }
        double now1 = values.isEmpty() ? 0 : values.get(values.size() - 1).value();
        return new Line(name, points.toString().strip(), now1);
    }
}
