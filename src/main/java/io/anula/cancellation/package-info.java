/** The domain: the states of a cancellation, in pure Java without imports from our other packages. */
@org.jspecify.annotations.NullMarked
package io.anula.cancellation;
