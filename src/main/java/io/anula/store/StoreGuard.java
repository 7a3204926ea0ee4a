package io.anula.store;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What stands outside the store and knows what was in it.
 *
 * @param witness the file that {@link StoreWitness} is kept in; outside the folder of the database
 * @param outbox where answers were given; null where they are no witness of this store
 * @param older true when a person has said that the store is older than it was: it is not held against its witness then
 * @param end is told why, and ends the process, when the store turns out to be older while it is worked on
 */
public record StoreGuard(Path witness, @Nullable Path outbox, boolean older, Consumer<String> end) {}
