/** What nobody may read: how it is known by its name, and left out. */
@org.jspecify.annotations.NullMarked
package io.anula.secret;
