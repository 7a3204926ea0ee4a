/** The rules for the fields of every request, for any provider, and the description of faults. */
@org.jspecify.annotations.NullMarked
package io.anula.intake.rules;
