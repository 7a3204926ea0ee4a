package io.anula.cancellation;

/**
 * The place of a credit note in its series, where an account sends the notes of a series one at a time.
 *
 * @param series its name; the same text for the same series of an account
 * @param number the note's number in it; a lower one goes first
 */
public record SeriesPlace(String series, long number) {}
