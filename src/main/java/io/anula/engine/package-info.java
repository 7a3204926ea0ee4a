/**
 * The steps of a cancellation that are the same for every provider: claim due work, judge failures, record outcomes.
 */
@org.jspecify.annotations.NullMarked
package io.anula.engine;
