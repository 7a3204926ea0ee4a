/** The pages that operators keep open: what is held, what goes on, one life, and the ways out that a person decides. */
@org.jspecify.annotations.NullMarked
package io.anula.web.console;
