package io.anula.observe.alarm;

import java.time.Instant;

/**
 * An alarm that stands.
 *
 * @param name of the alarm, such as {@code disk-full}; one alarm to a name
 * @param message what is wrong and what happens next, English and Spanish; no personal data
 * @param since when it was raised
 */
public record Alarm(String name, Effect effect, String message, Instant since) {}
