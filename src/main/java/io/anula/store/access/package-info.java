/** How commands and the service come to the store: its login, its witness, its socket, its folders. */
@org.jspecify.annotations.NullMarked
package io.anula.store.access;
