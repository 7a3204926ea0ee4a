/** Whole lives against the simulators, through the shipped routes: one for each fault. */
@org.jspecify.annotations.NullMarked
package io.anula.journey;
