/** Files moved and named so that nothing is overwritten and nothing is left half done. */
@org.jspecify.annotations.NullMarked
package io.anula.io;
