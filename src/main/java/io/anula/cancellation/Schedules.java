package io.anula.cancellation;

import java.time.Duration;
import java.util.function.Function;

/**
 * The delays between the steps of a cancellation.
 *
 * @param poll between polls of the authority's decision
 * @param resend between submits while the provider cannot be reached
 * @param lookup between look-ups of a call in doubt
 * @param longestCall the longest possible call for a key; a look-up counts only after that time
 */
public record Schedules(Schedule poll, Schedule resend, Schedule lookup, Function<Key, Duration> longestCall) {}
