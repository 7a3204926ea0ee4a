package io.anula.intake;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A {@code .csv} file: a header, and one request on each row. */
final class CsvRecords implements Records {
    private final CsvRows rows;
    private final Set<String> more;
    private @Nullable CsvHeader header;

    /** @param more the names of the providers' optional fields */
    CsvRecords(CsvRows rows, Set<String> more) {
        this.rows = rows;
        this.more = more;
    }

    @Override
    public @Nullable Entry next() throws IOException {
        CsvHeader known = header();
        CsvRows.Row row = rows.next();
        return row == null ? null : new Entry(row.line(), content(known, row));
    }

    @Override
    public boolean isClosed() {
        return false;
    }

    /** The header; reads it first if necessary. */
    CsvHeader header() throws IOException {
        CsvHeader known = header == null ? readHeader() : header;
        header = known;
        return known;
    }

    private CsvHeader readHeader() throws IOException {
        CsvRows.Row row = rows.next();
        if (row != null && rows.namesDelimiter(row)) {
            row = rows.next();
        }
        if (row == null) {
            throw Empty.file();
        }
        return CsvHeader.of(row, more);
    }

    private static Content content(CsvHeader header, CsvRows.Row row) {
        return requests -> {
            Map<String, String> cells = header.read(row);
            return new RowParser(requests, header.columns(), RowDefaults.NONE).parse(cells);
        };
    }
}
