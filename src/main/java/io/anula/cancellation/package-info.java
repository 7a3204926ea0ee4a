/** The subject: the life of a cancellation, as pure Java that imports nothing else of ours. */
@org.jspecify.annotations.NullMarked
package io.anula.cancellation;
