/** What people and programs ask about cancellations, and what they decide. */
@org.jspecify.annotations.NullMarked
package io.anula.engine.operator;
