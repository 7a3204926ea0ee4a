/** Alarms: conditions that an operator must know of while they last. */
@org.jspecify.annotations.NullMarked
package io.anula.observe.alarm;
