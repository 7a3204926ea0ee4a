package io.anula.store;

import java.util.Set;

/**
 * A version and what it changed.
 *
 * @param changed the names of the files that are not as they were in the version before
 * @param isFirst true when there was none before: all its files are new
 */
public record ConfigChange(ConfigVersion version, Set<String> changed, boolean isFirst) {}
