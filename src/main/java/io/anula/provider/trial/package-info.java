/** Tries settings on answers that are kept: in a file, or in the history. */
@org.jspecify.annotations.NullMarked
package io.anula.provider.trial;
