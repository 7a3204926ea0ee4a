package io.anula.engine;

import io.anula.provider.Claim;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Claims one by one, as long as any is due. They are claimed batch by batch, in one transaction each, and a batch only when the one
 * before it is used up: {@link #hasNext} claims nothing, so that no claim waits in here for the next batch. So it is true once too
 * often, and the last of all is null, which a split of Camel passes over.
 */
public final class DueClaims implements Iterator<@Nullable Claim> {
    private final Callable<List<Claim>> claiming;
    private final Queue<Claim> batch = new ArrayDeque<>();
    private boolean ended;

    DueClaims(Callable<List<Claim>> claiming) {
        this.claiming = claiming;
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public @Nullable Claim next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        if (batch.isEmpty()) {
            ended = true;
            batch.addAll(batch());
            ended = batch.isEmpty();
        }
        return batch.poll();
    }

    /** Claims a batch; empty where nothing is due, or nothing may be called. */
    public List<Claim> batch() {
        try {
            return claiming.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
