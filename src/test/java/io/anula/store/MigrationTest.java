package io.anula.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.f4b6a3.ulid.Ulid;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Key;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A store of an older version, opened by this one. */
final class MigrationTest {
    private static void make(StoreSettings store, String migrations) {
        make(
                store,
                migrations,
                "2",
                sql -> sql.update(
                        "insert into cancellation (id, provider, account, invoice, live_key, state, version, attempts, tries, "
                                + "created_at, changed_at) values ('01', 'lafactura', 'default', 'fc-1', 'lafactura/default/fc-1', "
                                + "'ACCEPTED', 3, 1, 0, 0, 0)"));
    }

    private static void make(StoreSettings store, String migrations, String version, Consumer<JdbcTemplate> filled) {
        DriverManagerDataSource database = new DriverManagerDataSource(store.url(), store.username(), store.password());
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:" + migrations)
                .target(version)
                .load()
                .migrate();
        JdbcTemplate sql = new JdbcTemplate(database);
        filled.accept(sql);
        if (store.url().startsWith("jdbc:hsqldb")) {
            sql.execute("shutdown");
        }
    }

    private static void demandThatItIsKnown(StoreSettings settings) {
        try (TestStore store = new TestStore(Database.open(settings))) {
            StoredRequest again = store.requests
                    .accept(List.of(TestStore.candidate("row:1", 0, "fc-1")))
                    .get(0);
            assertEquals(Verdict.DUPLICATE, again.verdict());
            assertEquals(1, store.count("cancellation"));
        }
    }

    /** Flyway is not asked where the tables have the version that this program names. */
    private static void demandThatTheNewestIsNamed(TestStore store) {
        List<String> versions = store.sql.queryForList(
                "select \"version\" from \"flyway_schema_history\" order by \"installed_rank\" desc", String.class);
        assertEquals(Tables.NEWEST, versions.get(0));
    }

    @Test
    void shouldNameTheNewestVersion_onHsqldb() {
        try (TestStore store = TestStore.inMemory()) {
            demandThatTheNewestIsNamed(store);
        }
    }

    @Test
    void shouldNameTheNewestVersion_onPostgres() {
        try (TestStore store = TestStore.onPostgres()) {
            demandThatTheNewestIsNamed(store);
        }
    }

    @Test
    void shouldKnowWhatWasCancelled_onHsqldb(@TempDir Path folder) {
        StoreSettings store = TestStore.hsqldb(folder);
        make(store, "db/hsqldb");
        demandThatItIsKnown(store);
    }

    @Test
    void shouldKnowWhatWasCancelled_onPostgres() {
        StoreSettings store = TestStore.postgres();
        make(store, "db/postgresql");
        demandThatItIsKnown(store);
    }

    /** As version 8 wrote it: what it accepted is due to be verified again, as far as it is not too old for that. */
    private static void demandThatNotesAreDue(StoreSettings settings) {
        try (TestStore store = new TestStore(Database.open(settings))) {
            NoteChecks checks = new NoteChecks(store.database, store.clock);
            assertEquals(
                    List.of("02"),
                    checks.due(Given.account().accountName(), "", Duration.ZERO, 10).stream()
                            .map(each -> each.key().invoice().equals("fc-2") ? "02" : each.id())
                            .toList());
            assertEquals(List.of(), new Findings(store.database, store.clock).all(10));
        }
    }

    private static void acceptedNotes(JdbcTemplate sql) {
        long now = SettableClock.START.toEpochMilli();
        long[] ages = {1, 2, 40};
        for (int i = 0; i < ages.length; i++) {
            long at = now - Duration.ofDays(ages[i]).toMillis() + (i == 0 ? 1 : 0);
            String id = Ulid.min(at).toString();
            live(sql, id, "lafactura", "default", "fc-" + (i + 1), State.ACCEPTED);
            sql.update("update cancellation set note_code = 'nc-1', changed_at = ? where id = ?", at, id);
        }
    }

    @Test
    void shouldVerifyTheNotesOfTheLastDaysAgain_onHsqldb(@TempDir Path folder) {
        StoreSettings store = TestStore.hsqldb(folder);
        make(store, "db/hsqldb", "8", MigrationTest::acceptedNotes);
        demandThatNotesAreDue(store);
    }

    @Test
    void shouldVerifyTheNotesOfTheLastDaysAgain_onPostgres() {
        StoreSettings store = TestStore.postgres();
        make(store, "db/postgresql", "8", MigrationTest::acceptedNotes);
        demandThatNotesAreDue(store);
    }

    /** As version 4 wrote it: each account with a key of its own, an order as it was written. */
    private static void live(
            JdbcTemplate sql, String id, String provider, String account, String invoice, State state) {
        sql.update(
                "insert into cancellation (id, provider, account, invoice, state, version, attempts, tries, created_at, "
                        + "changed_at) values (?, ?, ?, ?, ?, 3, 1, 0, 0, 0)",
                id,
                provider,
                account,
                invoice,
                state.name());
        String key = "%s/%s/%s".formatted(provider, account, invoice);
        sql.update(
                "insert into live_key (live_key, cancellation_id) values (?, ?)",
                state == State.REJECTED ? key + '#' + id : key,
                id);
    }

    private static void twice(JdbcTemplate sql) {
        live(sql, "01", "lafactura", "default", "fc-1", State.READY);
        live(sql, "02", "lafactura", "acme", "fc-1", State.ACCEPTED);
        live(sql, "03", "lafactura", "zeta", "fc-1", State.READY);
        live(sql, "04", "lafactura", "acme", "fc-2", State.SENT);
        live(sql, "05", "lafactura", "acme", "fc-3", State.REJECTED);
        live(sql, "06", "calipso", "default", "0000541", State.HELD);
        live(sql, "07", "calipso", "default", "541", State.ACCEPTED);
        live(sql, "08", "calipso", "acme", "0541", State.READY);
    }

    private static String owner(TestStore store, String key) {
        return String.join(
                ",",
                store.sql.queryForList("select cancellation_id from live_key where live_key = ?", String.class, key));
    }

    private static List<String> collided(TestStore store) {
        return store.cancellations.collisions().all().stream()
                .map(pair -> pair.second().id() + '/' + pair.first().id())
                .toList();
    }

    private static void demandOneKeyForEach(StoreSettings settings) {
        for (int start = 0; start < 2; start++) {
            try (TestStore store = new TestStore(Database.open(settings))) {
                assertEquals("02", owner(store, "lafactura/default/fc-1"), "the one that is further");
                assertEquals("04", owner(store, "lafactura/default/fc-2"));
                assertEquals("05", owner(store, "lafactura/default/fc-3#05"));
                assertEquals("07", owner(store, "calipso/default/541"));
                assertEquals("08", owner(store, "calipso/acme/541"));
                assertEquals(5, store.count("live_key"));
                assertEquals(List.of("01/02", "03/02", "06/07"), collided(store));
            }
        }
        try (TestStore store = new TestStore(Database.open(settings))) {
            Key other = new Key(Given.LAFACTURA, "other", "FC-1");
            StoredRequest again = store.requests
                    .accept(List.of(TestStore.candidate("row:1", 0, other)))
                    .get(0);
            assertEquals(Verdict.DUPLICATE, again.verdict());
            assertEquals("02", Objects.requireNonNull(again.cancellation()).id());
            demandAnHeir(store);
        }
    }

    /** The key of an invoice whose first life was refused goes to the second, and is free when that is refused too. */
    private static void demandAnHeir(TestStore store) {
        Cancellation first = store.go(
                store.found("07"),
                new Outcome.Reopen("maria", "it is not there"),
                new Outcome.ResolvedNotCancelled("maria", "it stands"));
        assertEquals("07", owner(store, "calipso/default/541#07"));
        assertEquals("06", owner(store, "calipso/default/541"));
        assertEquals(State.REJECTED, first.state());
        assertEquals(List.of("01/02", "03/02"), collided(store));
        store.go(store.found("06"), new Outcome.ResolvedNotCancelled("maria", "it stands"));
        assertEquals("06", owner(store, "calipso/default/541#06"));
        assertEquals("", owner(store, "calipso/default/541"));
        store.go(
                store.found("03"),
                new Outcome.Doubled("02 is of the same invoice"),
                new Outcome.ResolvedNotCancelled("maria", "it stands"));
        assertEquals("03", owner(store, "lafactura/default/fc-1#03"));
        assertEquals("02", owner(store, "lafactura/default/fc-1"));
        assertEquals(List.of("01/02"), collided(store));
    }

    @Test
    void shouldHaveOneKeyForEachInvoice_onHsqldb(@TempDir Path folder) {
        StoreSettings store = TestStore.hsqldb(folder);
        make(store, "db/hsqldb", "4", MigrationTest::twice);
        demandOneKeyForEach(store);
    }

    @Test
    void shouldHaveOneKeyForEachInvoice_onPostgres() {
        StoreSettings store = TestStore.postgres();
        make(store, "db/postgresql", "4", MigrationTest::twice);
        demandOneKeyForEach(store);
    }

    /** As version 5 wrote it: an entry names a cancellation, and a request of a file knows that it was answered. */
    private static void halfTold(JdbcTemplate sql) {
        live(sql, "01", "lafactura", "default", "fc-1", State.ACCEPTED);
        live(sql, "02", "lafactura", "default", "fc-2", State.SENT);
        live(sql, "03", "lafactura", "default", "fc-3", State.HELD);
        sql.update("insert into intake_file (id, name, sha256, state, records, open_records, received_at) "
                + "values ('F', 'a.json', 'sha', 'ARCHIVED', 3, 2, 0)");
        request(sql, "F", 1, "01", false);
        request(sql, "F", 2, "02", false);
        request(sql, "F", 3, "03", true);
        request(sql, "row:7", 0, "01", false);
        sql.update("insert into answer_due (cancellation_id) values ('01')");
    }

    private static void request(JdbcTemplate sql, String source, int record, String cancellation, boolean answered) {
        sql.update(
                "insert into request (source, record, verdict, cancellation_id, answered) values (?, ?, 'ACCEPTED', ?, ?)",
                source,
                record,
                cancellation,
                answered);
    }

    private static void demandThatAllAreTold(StoreSettings settings) {
        try (TestStore store = new TestStore(Database.open(settings))) {
            assertEquals(2, store.files.find("F").openRecords(), "the reopened one counts again");
            assertEquals(
                    List.of("01", "F"),
                    store.queue.peek(10).stream()
                            .map(entry -> Objects.requireNonNullElse(entry.cancellationId(), entry.file()))
                            .toList());
            store.tellAll();
            assertEquals(1, store.count("request where source = 'row:7' and answered = true"));
            store.go(store.found("02"), new Outcome.Accepted(Given.NOTE, "2", null));
            store.go(store.found("03"), new Outcome.ResolvedNotCancelled("maria", "it stands"));
            store.tellAll();
            assertEquals(0, store.files.find("F").openRecords());
            assertEquals(1, store.files.resultsDue(10).size());
        }
        try (TestStore store = new TestStore(Database.open(settings))) {
            assertEquals(0, store.count("answer_due"), "only once");
        }
    }

    @Test
    void shouldTellFilesThatWereHalfTold_onHsqldb(@TempDir Path folder) {
        StoreSettings store = TestStore.hsqldb(folder);
        make(store, "db/hsqldb", "5", MigrationTest::halfTold);
        demandThatAllAreTold(store);
    }

    @Test
    void shouldTellFilesThatWereHalfTold_onPostgres() {
        StoreSettings store = TestStore.postgres();
        make(store, "db/postgresql", "5", MigrationTest::halfTold);
        demandThatAllAreTold(store);
    }

    /** Of two nodes that start at once, the second waits for the first and changes nothing. */
    @Test
    void shouldStart_whenAnotherNodeUpgradesAtTheSameTime() throws Exception {
        StoreSettings store = TestStore.postgres();
        make(store, "db/postgresql", "6", MigrationTest::halfTold);
        DriverManagerDataSource direct = new DriverManagerDataSource(store.url(), store.username(), store.password());
        CompletableFuture<Database> second = new CompletableFuture<>();
        try (Connection first = direct.getConnection()) {
            first.setAutoCommit(false);
            first.createStatement().execute("insert into store_mark (name) values ('answers-by-source')");
            Thread start = new Thread(() -> second.completeAsync(() -> Database.open(store), Runnable::run));
            start.setDaemon(true);
            start.start();
            JdbcTemplate sql = new JdbcTemplate(direct);
            await().until(() ->
                    sql.queryForObject("select count(*) from pg_locks where not granted", Integer.class) > 0);
            first.commit();
        }
        try (TestStore opened = new TestStore(second.get(10, TimeUnit.SECONDS))) {
            assertEquals(1, opened.count("answer_due"), "the file has no entry of the second node");
        }
    }
}
