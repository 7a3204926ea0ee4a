/** A third provider, as somebody adds one: this folder, its route file, its settings, a line in the list of providers. */
@org.jspecify.annotations.NullMarked
package io.anula.provider.factus;
