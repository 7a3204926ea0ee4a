package io.anula.intake;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The records of a file in batches, each of which is one transaction. */
final class Batches implements Iterator<List<ReadRecord>>, Closeable {
    private static final int BATCH = 500;

    private final RequestReader records;

    Batches(RequestReader records) {
        this.records = records;
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public List<ReadRecord> next() {
        if (!records.hasNext()) {
            throw new NoSuchElementException();
        }
        List<ReadRecord> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && records.hasNext()) {
            batch.add(records.next());
        }
        return batch;
    }

    @Override
    public void close() {
        records.close();
    }
}
