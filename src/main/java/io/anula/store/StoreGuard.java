package io.anula.store;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The facts outside the store about its earlier content.
 *
 * @param witness the file of the {@link StoreWitness}, outside the folder of the database
 * @param outbox the folder of given answers; null if they do not belong to this store
 * @param older true when a person has said that the store is older: then it is not compared with its witness
 * @param end ends the process with a reason when the store turns out to be older while it is in use
 */
public record StoreGuard(Path witness, @Nullable Path outbox, boolean older, Consumer<String> end) {}
