package io.anula.store;

import io.anula.cancellation.Key;
import org.jspecify.annotations.Nullable;

/**
 * A cancellation that an older store may not know.
 *
 * @param id its id; null if unknown
 * @param content its request's content; null if unknown
 * @param namedBy the file that names it
 */
public record Missing(
        Key key, @Nullable String id, @Nullable String content, String namedBy) {}
