package io.anula.intake;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The records of a file in batches, each of which is one transaction. */
final class Batches implements Iterator<List<ReadRecord>>, Closeable {
    private static final int BATCH = 500;

    private final RequestReader records;
    private final Closeable file;

    Batches(RequestReader records, Closeable file) {
        this.records = records;
        this.file = file;
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
    public void close() throws IOException {
        records.close();
        file.close();
    }
}
