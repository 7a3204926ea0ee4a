package io.anula.store;

import io.anula.cancellation.Key;
import org.jspecify.annotations.Nullable;

/**
 * A cancellation that a store which is older than it was may not know.
 *
 * @param id that it had; null where that is not known
 * @param content what was asked for; null where that is not known
 * @param namedBy the file that names it
 */
public record Missing(
        Key key, @Nullable String id, @Nullable String content, String namedBy) {}
