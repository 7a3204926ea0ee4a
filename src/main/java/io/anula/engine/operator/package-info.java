/** What people and programs ask about cancellations, and the decisions of people. */
@org.jspecify.annotations.NullMarked
package io.anula.engine.operator;
