package io.anula.observe.alarm;

import java.time.Instant;

/**
 * An active alarm.
 *
 * @param name such as {@code disk-full}; there is one alarm for each name
 * @param message what is wrong and what happens next, English and Spanish; no personal data
 * @param since when it was raised
 */
public record Alarm(String name, Effect effect, String message, Instant since) {}
