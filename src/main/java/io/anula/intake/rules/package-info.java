/** What is true of the fields of every request, whatever provider it is for, and how a fault in one is told. */
@org.jspecify.annotations.NullMarked
package io.anula.intake.rules;
