package io.anula.intake;

/**
 * What is known of a file that can be read to its end.
 *
 * @param sha256 of its bytes, in lower-case hex
 * @param records how many there are, valid or not
 */
public record Inspection(String sha256, long records) {}
