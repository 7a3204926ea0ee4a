package io.anula.bench;

import io.anula.testing.TestStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The rows that a file of requests makes, by a loop over batches of JDBC into the same tables: no reading, no checks. */
final class BareJdbc implements AutoCloseable {
    private static final int BATCH = 500;
    private static final String SOURCE = "01M800000000000000000FILE1";

    private final TestStore store;

    BareJdbc(Path folder) {
        store = TestStore.in(folder);
    }

    /** Inserts so many requests, durably; returns the seconds that it took. */
    double insert(int records) throws SQLException {
        long begun = System.nanoTime();
        try (Connection connection = store.database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement cancellation = connection.prepareStatement(
                            "insert into cancellation (id, provider, account, invoice, state, version, due_at, attempts, "
                                    + "tries, created_at, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                    PreparedStatement key = connection.prepareStatement(
                            "insert into live_key (live_key, cancellation_id) values (?, ?)");
                    PreparedStatement history = connection.prepareStatement(
                            "insert into history (cancellation_id, version, happened_at, state, event, message, content, "
                                    + "node) values (?, ?, ?, ?, ?, ?, ?, ?)");
                    PreparedStatement request = connection.prepareStatement(
                            "insert into request (source, record, line, verdict, cancellation_id, problem, answered) "
                                    + "values (?, ?, ?, ?, ?, ?, ?)")) {
                for (int from = 0; from < records; from += BATCH) {
                    for (int record = from; record < Math.min(records, from + BATCH); record++) {
                        String id = "01M8%022d".formatted(record);
                        String invoice = CsvFile.invoice("jdbc", record);
                        add(cancellation, id, "lafactura", "default", invoice, "READY", 0, 1L, 0, 0, 1L, 1L);
                        add(key, "lafactura/default/" + invoice, id);
                        add(history, id, 0, 1L, "READY", "Requested", null, Forms.REASON, "node-1");
                        add(request, SOURCE, (long) record, (long) record, "ACCEPTED", id, null, false);
                    }
                    cancellation.executeBatch();
                    key.executeBatch();
                    history.executeBatch();
                    request.executeBatch();
                    connection.commit();
                }
            }
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void add(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int place = 0; place < values.length; place++) {
            statement.setObject(place + 1, values[place]);
        }
        statement.addBatch();
    }

    @Override
    public void close() {
        store.close();
    }
}
