/** Health checks for monitoring by HTTP. */
@org.jspecify.annotations.NullMarked
package io.anula.observe.health;
