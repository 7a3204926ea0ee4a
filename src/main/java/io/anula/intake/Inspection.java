package io.anula.intake;

import java.nio.charset.Charset;

/**
 * What is known of a file that can be read to its end.
 *
 * @param sha256 of its bytes, in lower-case hex
 * @param records how many there are, valid or not
 * @param charset in which it is read where it has no byte order mark
 * @param ended whether its last line has an end, or its last record shows its own: otherwise the rest of it may be on its way
 */
public record Inspection(String sha256, long records, Charset charset, boolean ended) {}
