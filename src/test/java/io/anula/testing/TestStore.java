package io.anula.testing;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Key;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Transition;
import io.anula.store.AnswerQueue;
import io.anula.store.Cancellations;
import io.anula.store.Candidate;
import io.anula.store.Change;
import io.anula.store.Database;
import io.anula.store.HistoryRow;
import io.anula.store.IntakeFile;
import io.anula.store.IntakeFiles;
import io.anula.store.Leases;
import io.anula.store.Requests;
import io.anula.store.StoreSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/** A real store, a clock to turn, and short ways to fill it. */
public final class TestStore implements AutoCloseable {
    public final SettableClock clock = new SettableClock();
    public final Database database;
    public final Cancellations cancellations;
    public final Requests requests;
    public final IntakeFiles files;
    public final AnswerQueue queue;
    public final Leases leases;
    public final JdbcTemplate sql;
    private final Transition transition = new Transition(Given.SCHEDULES);

    public TestStore(Database database) {
        this.database = database;
        this.cancellations = new Cancellations(database, clock, "node-1");
        this.requests = new Requests(database, cancellations, clock);
        this.files = new IntakeFiles(database, clock);
        this.queue = new AnswerQueue(database, clock);
        this.leases = Leases.of(database, clock, "node-1");
        this.sql = new JdbcTemplate(database.dataSource());
    }

    /** HSQLDB in that folder, as the service has it. */
    public static TestStore in(Path folder) {
        return open(hsqldb(folder));
    }

    /** A new and empty database of a real PostgreSQL. */
    public static TestStore onPostgres() {
        return open(postgres());
    }

    /** The address of a new and empty database of a real PostgreSQL. */
    public static StoreSettings postgres() {
        TestDatabase database = PostgresServer.database();
        return new StoreSettings(database.url(), database.username(), database.password(), Given.PROVIDERS.names());
    }

    /** HSQLDB in memory: for tests of those who use the store, where nothing is read again from the disk. */
    public static TestStore inMemory() {
        return new TestStore(Database.open(
                new StoreSettings("jdbc:hsqldb:mem:" + UUID.randomUUID(), "anula", "secret", Given.PROVIDERS.names())));
    }

    public static StoreSettings hsqldb(Path folder) {
        return new StoreSettings(
                "jdbc:hsqldb:file:" + folder.resolve("anula"), "anula", "secret", Given.PROVIDERS.names());
    }

    /** The store at that address. */
    public static TestStore open(StoreSettings address) {
        return new TestStore(Database.open(address));
    }

    /** So many new cancellations, accepted in batches. */
    public void fill(String source, int count, int batch) {
        for (int from = 0; from < count; from += batch) {
            requests.accept(IntStream.range(from, Math.min(count, from + batch))
                    .mapToObj(record -> candidate(source, record, "fc-" + source + record))
                    .toList());
        }
    }

    /** A valid request for that invoice of LaFactura, as a record of that source. */
    public static Candidate candidate(String source, long record, String invoice) {
        return candidate(source, record, Given.lafactura(invoice));
    }

    public static Candidate candidate(String source, long record, Key key) {
        return new Candidate(source, record, record + 1, key, "content of " + key.invoice(), null);
    }

    public static Candidate invalid(String source, long record) {
        String problem = "{\"field\":\"tascode\",\"value\":null,\"rule\":\"required\",\"message\":\"is required\"}";
        return new Candidate(source, record, record + 1, null, null, problem);
    }

    /** The cancellation that a new request for that invoice makes. */
    public Cancellation accepted(String source, long record, Key key) {
        return Objects.requireNonNull(
                requests.accept(List.of(candidate(source, record, key))).get(0).cancellation());
    }

    public Cancellation ready(String invoice) {
        return accepted("row:" + invoice, 0, Given.lafactura(invoice));
    }

    /** What the outcome makes of the cancellation now. */
    public Change change(Cancellation before, Outcome outcome) {
        return Change.of(before, outcome, transition, clock.instant());
    }

    /** Records those outcomes one after the other; each must win. */
    public Cancellation go(Cancellation from, Outcome... outcomes) {
        Cancellation now = from;
        for (Outcome outcome : outcomes) {
            List<Change> won = cancellations.record(List.of(change(now, outcome)));
            now = won.get(0).after();
        }
        return now;
    }

    /** The cancellation as it is stored. */
    public Cancellation found(String id) {
        return cancellations.find(id).orElseThrow();
    }

    /** Its life, first change first. */
    public List<HistoryRow> history(String id) {
        return cancellations.histories().of(List.of(id)).getOrDefault(id, List.of());
    }

    /** A file whose records ask for those invoices, in the archive; a null invoice is an invalid record. */
    public IntakeFile archived(String name, List<String> invoices) {
        IntakeFile file = read(name, invoices);
        files.accepted(file.id(), invoices.size());
        files.archived(file.id());
        return files.find(file.id());
    }

    /** A file whose records are accepted, and nothing more; an empty invoice is an invalid record. */
    public IntakeFile read(String name, List<String> invoices) {
        IntakeFile file = files.register(name, "sha-of-" + name);
        List<Candidate> batch = new ArrayList<>();
        for (String invoice : invoices) {
            int record = batch.size() + 1;
            batch.add(invoice.isEmpty() ? invalid(file.id(), record) : candidate(file.id(), record, invoice));
        }
        requests.accept(batch);
        return files.find(file.id());
    }

    /** Something happens to records of that file, and none of them ends. */
    public void happens(IntakeFile file) {
        sql.update("insert into answer_due (source, ended) values (?, 0)", file.id());
        queue.answered(queue.peek(100), List.of());
    }

    /** Everything in the queue is told. */
    public void tellAll() {
        List<AnswerQueue.Entry> due = queue.peek(100);
        List<String> asked = due.stream()
                .map(AnswerQueue.Entry::cancellationId)
                .filter(Objects::nonNull)
                .toList();
        queue.answered(due, requests.rowsOf(asked));
    }

    public int count(String table) {
        return Objects.requireNonNull(sql.queryForObject("select count(*) from " + table, Integer.class));
    }

    @Override
    public void close() {
        leases.close();
        database.close();
    }
}
