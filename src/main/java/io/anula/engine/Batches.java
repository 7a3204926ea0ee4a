package io.anula.engine;

import io.anula.provider.Claim;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;

/**
 * Claims, batch by batch, until a batch is empty: that one is the last. A batch is claimed when it is asked for and not before, so
 * that none waits in here for the next.
 */
final class Batches implements Iterator<List<Claim>> {
    private final Callable<List<Claim>> claiming;
    private boolean ended;

    Batches(Callable<List<Claim>> claiming) {
        this.claiming = claiming;
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public List<Claim> next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        ended = true;
        try {
            List<Claim> batch = claiming.call();
            ended = batch.isEmpty();
            return batch;
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
