package io.anula.provider;

import java.util.List;
import java.util.Optional;

/**
 * The state of an account's number ranges, which give credit notes their numbers.
 *
 * @param low one sentence for each range with few numbers left
 * @param none a sentence if the provider says that there is no active range: then every cancellation would fail
 */
public record NumberRanges(List<String> low, Optional<String> none) {}
