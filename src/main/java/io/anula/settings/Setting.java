package io.anula.settings;

/**
 * One key that operators may set.
 *
 * @param fallback the value where none is set
 * @param description one line for people
 */
record Setting(String key, String fallback, Kind kind, String description) {}
