package io.anula.store;

import java.util.Set;

/**
 * A version and its changes.
 *
 * @param changed the names of the files that differ from the version before
 * @param isFirst whether there was no version before: all its files are new
 */
public record ConfigChange(ConfigVersion version, Set<String> changed, boolean isFirst) {}
