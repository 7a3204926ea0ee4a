/** Calipso: its forms and how its answers are read. */
@org.jspecify.annotations.NullMarked
package io.anula.provider.calipso;
