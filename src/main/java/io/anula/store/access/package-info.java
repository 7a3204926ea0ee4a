/** Access to the store for commands and the service: login, witness, socket, folders. */
@org.jspecify.annotations.NullMarked
package io.anula.store.access;
