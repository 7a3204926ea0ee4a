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
 * Iterates over claims as long as work is due. It claims a batch in one transaction, and the next batch only when the
 * last is used up. {@link #hasNext} claims nothing, so no claim waits here. Therefore it returns true once too often,
 * and the last element is null, which Camel's split skips.
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

    /** Claims a batch; empty if no work is due or no call may be made. */
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
