package io.anula.intake;

import io.anula.intake.rules.CancellationRequest;
import io.anula.intake.rules.InvalidRequestException;
import io.anula.intake.rules.Problem;
import io.anula.io.Json;
import io.anula.store.Candidate;
import io.anula.store.IntakeFile.Stage;
import io.anula.store.RequestProblem;
import io.anula.store.RequestRows;
import io.anula.store.Requests;
import io.anula.store.Ruling;
import io.anula.store.StoredRequest;
import io.anula.store.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts requests into the store, from files, table rows and HTTP. */
public final class Accept {
    private static final Logger LOG = LoggerFactory.getLogger(Accept.class);

    private final RequestParser parser;
    private final Requests requests;
    private final RequestRows table;

    public Accept(RequestParser parser, Requests requests, RequestRows table) {
        this.parser = parser;
        this.requests = requests;
        this.table = table;
    }

    /** The records of a file in batches; none if all of them were accepted before a crash. */
    public Iterator<List<ReadRecord>> batches(InboxFile taken) throws IOException {
        if (taken.file().stage() != Stage.READING) {
            taken.opened().close();
            return Collections.emptyIterator();
        }
        RequestReader records = parser.files()
                .open(taken.opened().fromStart(), taken.kind(), taken.charset(), parser.inFolderOf(taken.account()));
        return new Batches(records, taken.opened());
    }

    /** Accepts a batch of records of a file, in one transaction. */
    public void records(InboxFile taken, List<ReadRecord> batch) {
        String source = taken.file().id();
        accept(
                batch.stream()
                        .map(read -> candidate(source, read, Overrule.NONE))
                        .toList(),
                taken.file().name());
    }

    /**
     * Accepts rows of the request table, in one transaction.
     *
     * @return the values to write back into each row, as named parameters
     */
    public List<Map<String, Object>> rows(List<Map<String, Object>> rows) {
        List<Candidate> candidates = new ArrayList<>(rows.size());
        List<Object> ids = new ArrayList<>(rows.size());
        for (Map<String, Object> row : rows) {
            Map<String, @Nullable Object> lower = new TreeMap<>();
            row.forEach((column, value) -> lower.put(column.toLowerCase(Locale.ROOT), value));
            Object id = Objects.requireNonNull(lower.get("id"), "id");
            ids.add(id);
            candidates.add(candidate(table.source(id), read(lower), Overrule.NONE));
        }
        List<StoredRequest> stored = accept(candidates, "the request table");
        List<Map<String, Object>> updates = new ArrayList<>(rows.size());
        for (int i = 0; i < stored.size(); i++) {
            updates.add(update(ids.get(i), stored.get(i)));
        }
        return updates;
    }

    /**
     * Accepts requests that came by HTTP, in one transaction.
     *
     * @param source a unique name for the posted requests; a second post with the same name changes nothing
     * @param overrule the rules that a person overrules for them
     * @return the verdict on each request, in their order
     */
    public List<StoredRequest> posted(String source, List<ReadRecord> records, Overrule overrule) {
        return accept(
                records.stream().map(read -> candidate(source, read, overrule)).toList(), "the API");
    }

    private ReadRecord read(Map<String, @Nullable Object> row) {
        try {
            return new ReadRecord(0, null, parser.parseRow(row), null);
        } catch (InvalidRequestException invalid) {
            return new ReadRecord(0, null, null, invalid.problem());
        }
    }

    private static Map<String, Object> update(Object id, StoredRequest stored) {
        return switch (stored.verdict()) {
            case ACCEPTED ->
                RequestRows.update(
                        id,
                        status(stored),
                        stored.cancellation(),
                        Ruling.with(
                                Objects.requireNonNull(stored.cancellation()).message(), stored));
            case DUPLICATE ->
                RequestRows.update(
                        id,
                        status(stored),
                        stored.cancellation(),
                        "duplicate of "
                                + Objects.requireNonNull(stored.cancellation()).id());
            case INVALID -> RequestRows.update(id, Verdict.INVALID.name(), null, message(stored));
        };
    }

    /**
     * The status for the row: a row that is marked late, after a crash or a lost connection, gets the current state of
     * its cancellation.
     */
    private static String status(StoredRequest stored) {
        return Objects.requireNonNull(stored.cancellation()).state().status();
    }

    private static String message(StoredRequest stored) {
        return Json.own(Objects.requireNonNull(stored.problem()))
                .path("message")
                .asText();
    }

    private List<StoredRequest> accept(List<Candidate> candidates, String where) {
        List<StoredRequest> stored = requests.accept(candidates);
        for (StoredRequest request : stored) {
            switch (request.verdict()) {
                case ACCEPTED ->
                    LOG.debug(
                            "{} is {}, asked for by {} {}",
                            request.cancellation(),
                            Objects.requireNonNull(request.cancellation()).state(),
                            where,
                            request.record());
                case DUPLICATE ->
                    LOG.info(
                            "{}: {} {} asks for it again and follows it",
                            request.cancellation(),
                            where,
                            request.record());
                case INVALID ->
                    LOG.warn("{} {} {} is invalid: {}", where, request.source(), request.record(), message(request));
            }
        }
        return stored;
    }

    private static Candidate candidate(String source, ReadRecord read, Overrule overrule) {
        CancellationRequest request = read.request();
        if (request == null) {
            Problem problem = Objects.requireNonNull(read.problem());
            return new Candidate(
                    source,
                    read.number(),
                    read.line(),
                    null,
                    null,
                    Json.text(RequestProblem.fields(
                            problem.field(), problem.value(), problem.rule(), problem.message())));
        }
        Ruling ruling = Rulings.of(request, overrule);
        if (ruling.message() != null) {
            LOG.warn("{} record {}: {}", request.key().text(), read.number(), ruling.message());
        }
        return new Candidate(
                source, read.number(), read.line(), request.key(), request.content(), null, ruling, request.place());
    }
}
