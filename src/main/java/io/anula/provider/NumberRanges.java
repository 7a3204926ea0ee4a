package io.anula.provider;

import java.util.List;
import java.util.Optional;

/**
 * What the number ranges of an account are like, from which credit notes get their numbers.
 *
 * @param low a sentence for each range of which few numbers are left
 * @param none a sentence where the provider says that there is no active range: every cancellation would fail then
 */
public record NumberRanges(List<String> low, Optional<String> none) {}
