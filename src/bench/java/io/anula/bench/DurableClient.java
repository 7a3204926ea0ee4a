package io.anula.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/**
 * What a good engineer writes in an afternoon: HttpClient 5 and one table of HSQLDB, a durable commit before and after
 * each call, a thread with a connection for each call under way. No files, no history, no retries.
 */
final class DurableClient implements Client {
    private final Workers workers;
    private final HttpClientClient http;
    private final List<Writer> writers = new ArrayList<>();
    private final String url;

    private DurableClient(int port, int inFlight) throws Exception {
        workers = new Workers(inFlight);
        http = new HttpClientClient(port, inFlight, HttpClients.custom());
        Path folder = Files.createTempDirectory("durable");
        url = "jdbc:hsqldb:file:" + folder.resolve("peer") + ";hsqldb.nio_data_file=false";
        try (Connection first = open();
                Statement statement = first.createStatement()) {
            statement.execute("SET FILES WRITE DELAY FALSE");
            statement.execute("SET DATABASE TRANSACTION CONTROL MVCC");
            statement.execute("create cached table cancellation (invoice varchar(100) primary key, state varchar(8), "
                    + "note varchar(200), changed_at bigint)");
        }
        for (int number = 0; number < inFlight; number++) {
            writers.add(new Writer(open()));
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(url, "SA", "");
    }

    /** Measures it, see {@link Client#main}. */
    public static void main(String[] arguments) throws Exception {
        Client.main(arguments, DurableClient::new);
    }

    @Override
    public void cancel(String prefix, int documents) throws Exception {
        workers.run(prefix, documents, worker -> invoice -> cancel(writers.get(worker), invoice));
    }

    private void cancel(Writer writer, String invoice) throws Exception {
        writer.insert(invoice);
        String note = http.makeNote(invoice);
        writer.update(invoice, "SENT", note);
        boolean accepted = false;
        while (!accepted) {
            writer.update(invoice, "ASKING", note);
            accepted = http.isAccepted(note);
        }
        writer.update(invoice, "ACCEPTED", note);
    }

    /** The process ends with it, and so do its threads and its connections. */
    @Override
    public void close() throws IOException {
        workers.close();
        http.close();
        try (Connection last = open();
                Statement statement = last.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException refused) {
            throw new IOException(refused);
        }
    }

    /** One connection; each change is durable when its method returns. */
    private static final class Writer {
        private final Connection connection;
        private final PreparedStatement insert;
        private final PreparedStatement update;

        Writer(Connection connection) throws SQLException {
            this.connection = connection;
            insert = connection.prepareStatement("insert into cancellation values (?, 'SENDING', null, ?)");
            update = connection.prepareStatement(
                    "update cancellation set state = ?, note = ?, changed_at = ? where invoice = ?");
        }

        void insert(String invoice) throws SQLException {
            insert.setString(1, invoice);
            insert.setLong(2, System.currentTimeMillis());
            insert.executeUpdate();
        }

        void update(String invoice, String state, String note) throws SQLException {
            update.setString(1, state);
            update.setString(2, note);
            update.setLong(3, System.currentTimeMillis());
            update.setString(4, invoice);
            update.executeUpdate();
        }
    }
}
