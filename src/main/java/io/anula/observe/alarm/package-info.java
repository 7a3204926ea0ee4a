/** What an operator must know of while it lasts. */
@org.jspecify.annotations.NullMarked
package io.anula.observe.alarm;
