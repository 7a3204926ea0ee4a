/** The list of providers. */
@org.jspecify.annotations.NullMarked
package io.anula.provider.registry;
