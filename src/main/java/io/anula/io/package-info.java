/** Safe moves and writes of files: nothing is overwritten, and nothing is left half done. */
@org.jspecify.annotations.NullMarked
package io.anula.io;
