/** Which providers there are. */
@org.jspecify.annotations.NullMarked
package io.anula.provider.registry;
