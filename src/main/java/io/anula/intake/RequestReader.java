package io.anula.intake;

import io.anula.intake.Records.Entry;
import io.anula.intake.rules.InvalidRequestException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The records of a file, read on demand. An inspected and unchanged file is read to its end; otherwise an
 * {@link UncheckedIOException} gives the reason.
 */
public final class RequestReader implements Iterator<ReadRecord>, AutoCloseable {
    private final Closeable source;
    private final Records records;
    private final RequestParser parser;
    private @Nullable Entry next;
    private boolean ended;
    private long number;

    RequestReader(Closeable source, Records records, RequestParser parser) {
        this.source = source;
        this.records = records;
        this.parser = parser;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            next = read();
            ended = next == null;
        }
        return next != null;
    }

    @Override
    public ReadRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Entry entry = Objects.requireNonNull(next);
        next = null;
        return checked(entry, ++number);
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private ReadRecord checked(Entry entry, long itsNumber) {
        try {
            return new ReadRecord(itsNumber, entry.line(), entry.content().read(parser), null);
        } catch (InvalidRequestException invalid) {
            return new ReadRecord(itsNumber, entry.line(), null, invalid.problem());
        }
    }

    private @Nullable Entry read() {
        try {
            return records.next();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
