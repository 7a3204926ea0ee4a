package io.anula.engine;

import java.time.Duration;

/**
 * The calls of some minutes.
 *
 * @param minutes so many, the one that is not over among them
 * @param mean how long one took; zero where there was none
 * @param longest how long the longest took
 */
public record CallFigures(int minutes, long calls, long failures, Duration mean, Duration longest) {}
