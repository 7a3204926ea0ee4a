package io.anula.intake;

import java.nio.charset.Charset;

/**
 * The facts about a complete file.
 *
 * @param sha256 of its bytes, in lower-case hex
 * @param records how many there are, valid or not
 * @param charset used if there is no byte order mark
 * @param ended whether its last line is terminated, or its last record shows its own end; otherwise more may be coming
 */
public record Inspection(String sha256, long records, Charset charset, boolean ended) {}
