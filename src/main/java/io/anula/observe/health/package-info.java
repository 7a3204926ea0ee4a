/** How the service is, for those who watch it by HTTP. */
@org.jspecify.annotations.NullMarked
package io.anula.observe.health;
