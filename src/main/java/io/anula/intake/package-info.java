/** The intake: reads requests from files and table rows, and passes only valid ones on. */
@org.jspecify.annotations.NullMarked
package io.anula.intake;
