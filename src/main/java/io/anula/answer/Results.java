package io.anula.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.store.IntakeFile;
import io.anula.store.IntakeFiles;
import io.anula.store.Leases;
import io.anula.store.Requests;
import io.anula.store.StoredRequest;
import io.anula.store.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The result of a file: the state of each of its records. It is written while they go on, and for the last time when
 * all have ended.
 */
public final class Results {
    static final String KIND = "result";
    private static final Logger LOG = LoggerFactory.getLogger(Results.class);
    private static final String LEASE = "results";
    private static final int FILES_AT_ONCE = 20;
    private static final int PAGE = 500;

    private final Outbox outbox;
    private final IntakeFiles files;
    private final Requests requests;
    private final Leases leases;
    private final Details details;

    /** Writes into this outbox. */
    public Results(Outbox outbox, IntakeFiles files, Requests requests, Leases leases, Details details) {
        this.leases = leases;
        this.details = details;
        this.outbox = outbox;
        this.files = files;
        this.requests = requests;
    }

    /**
     * Writes every result that is due, on one node at a time. A result that cannot be written stays due; the outbox
     * raises its alarm.
     */
    public void writeDue() {
        if (!leases.keep(LEASE)) {
            return;
        }
        for (IntakeFile file : files.resultsDue(FILES_AT_ONCE)) {
            boolean complete;
            try {
                complete = write(file);
            } catch (IOException failure) {
                LOG.debug("The result of {} ({}) stays due", file.name(), file.id(), failure);
                continue;
            }
            files.resultWritten(file, complete);
            LOG.info(
                    "File {} ({}): {} of {} records are open; the result is in the outbox",
                    file.name(),
                    file.id(),
                    file.openRecords(),
                    file.records());
        }
    }

    /**
     * {@code complete} is written last: it agrees with the entries before it, even if the cancellations changed in the
     * meantime. Returns it.
     */
    private boolean write(IntakeFile file) throws IOException {
        AtomicBoolean ended = new AtomicBoolean();
        outbox.write(file, KIND, json -> {
            boolean complete = true;
            json.writeStringField("file", file.name());
            json.writeStringField("sha256", file.sha256());
            json.writeArrayFieldStart("results");
            List<StoredRequest> page = new ArrayList<>();
            for (StoredRequest request : requests.all(file.id(), null)) {
                page.add(request);
                if (page.size() == PAGE) {
                    complete &= write(json, page, file);
                    page.clear();
                }
            }
            complete &= write(json, page, file);
            json.writeEndArray();
            demandLease();
            json.writeBooleanField("complete", complete);
            ended.set(complete);
        });
        return ended.get();
    }

    /** A node that was frozen and replaced by another must not overwrite the newest result with an old one. */
    private void demandLease() throws IOException {
        if (!leases.holds(LEASE)) {
            throw new IOException("another node writes the results now");
        }
    }

    /** Writes the entries of these records; links only when the file is complete. Returns whether all have ended. */
    private boolean write(JsonGenerator json, List<StoredRequest> page, IntakeFile file) throws IOException {
        Map<String, Map<String, String>> links = file.openRecords() > 0
                ? Map.of()
                : details.links()
                        .apply(page.stream()
                                .map(StoredRequest::cancellation)
                                .filter(Objects::nonNull)
                                .filter(each -> each.state() == State.ACCEPTED)
                                .toList());
        boolean ended = true;
        for (StoredRequest request : page) {
            ended &= writeOne(json, request, links);
        }
        return ended;
    }

    /** Writes the entry of one record. Returns whether the record has ended. */
    private boolean writeOne(JsonGenerator json, StoredRequest request, Map<String, Map<String, String>> links)
            throws IOException {
        Cancellation cancellation = request.cancellation();
        json.writeStartObject();
        json.writeNumberField("record", request.record());
        if (cancellation == null) {
            json.writeStringField("state", Verdict.INVALID.name());
            Answers.writeProblem(json, request);
        } else {
            CancellationFields.write(json, cancellation, details);
            CancellationFields.writeLinks(json, links.getOrDefault(cancellation.id(), Map.of()));
            json.writeBooleanField("duplicate", request.verdict() == Verdict.DUPLICATE);
            Answers.writeRemarks(json, request);
        }
        json.writeEndObject();
        return cancellation == null || cancellation.state().ended();
    }
}
