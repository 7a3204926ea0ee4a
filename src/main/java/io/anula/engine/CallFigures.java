package io.anula.engine;

import java.time.Duration;

/**
 * The calls of the last minutes.
 *
 * @param minutes how many, including the current one
 * @param mean the mean duration; zero without calls
 * @param longest the longest duration
 */
public record CallFigures(int minutes, long calls, long failures, Duration mean, Duration longest) {}
