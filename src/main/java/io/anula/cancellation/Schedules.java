package io.anula.cancellation;

import java.time.Duration;
import java.util.function.Function;

/**
 * The delays of a cancellation's life.
 *
 * @param poll between looks at the authority's decision
 * @param resend between attempts while the provider cannot be reached
 * @param lookup between look-ups of an attempt in doubt
 * @param longestCall how long a call for that key can last at the most; no look-up is believed before it has passed
 */
public record Schedules(Schedule poll, Schedule resend, Schedule lookup, Function<Key, Duration> longestCall) {}
