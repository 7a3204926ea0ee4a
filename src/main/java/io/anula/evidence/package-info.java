/** Evidence: what was sent and answered, the documents of each credit note, and a journal that shows any change. */
@org.jspecify.annotations.NullMarked
package io.anula.evidence;
