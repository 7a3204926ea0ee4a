package io.anula.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import io.anula.cancellation.Cancellation;
import io.anula.store.IntakeFile;
import io.anula.store.Requests;
import io.anula.store.StoredRequest;
import io.anula.store.Verdict;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * The receipt of a file: which records were accepted, already known or wrong. It is written at once, record by record.
 */
public final class Receipts {
    static final String KIND = "receipt";

    private final Outbox outbox;
    private final Requests requests;

    public Receipts(Outbox outbox, Requests requests) {
        this.outbox = outbox;
        this.requests = requests;
    }

    /** Writes the receipt; a second call writes the same content. */
    public void write(IntakeFile file) throws IOException {
        outbox.makeRoomFor(file);
        outbox.write(file, KIND, json -> {
            json.writeStringField("file", file.name());
            json.writeStringField("sha256", file.sha256());
            json.writeNumberField("records", file.records());
            Set<Verdict> others = writeAccepted(json, file);
            writeOthers(json, file, "duplicates", Verdict.DUPLICATE, others);
            writeOthers(json, file, "invalid", Verdict.INVALID, others);
        });
    }

    /**
     * Writes the accepted records. Returns the other verdicts that occur: most files have none, so one reading is
     * enough.
     */
    private Set<Verdict> writeAccepted(JsonGenerator json, IntakeFile file) throws IOException {
        Set<Verdict> others = EnumSet.noneOf(Verdict.class);
        json.writeArrayFieldStart("accepted");
        for (StoredRequest request : requests.all(file.id(), null)) {
            if (request.verdict() == Verdict.ACCEPTED) {
                writeOne(json, request);
            } else {
                others.add(request.verdict());
            }
        }
        json.writeEndArray();
        return others;
    }

    private void writeOthers(JsonGenerator json, IntakeFile file, String name, Verdict verdict, Set<Verdict> others)
            throws IOException {
        json.writeArrayFieldStart(name);
        if (others.contains(verdict)) {
            for (StoredRequest request : requests.all(file.id(), verdict)) {
                writeOne(json, request);
            }
        }
        json.writeEndArray();
    }

    /**
     * Writes the verdict on one request as an object. The receipt of a file and the answer of the API use the same
     * form.
     */
    public static void writeOne(JsonGenerator json, StoredRequest request) throws IOException {
        json.writeStartObject();
        json.writeNumberField("record", request.record());
        writeVerdict(json, request);
        json.writeEndObject();
    }

    private static void writeVerdict(JsonGenerator json, StoredRequest request) throws IOException {
        Cancellation cancellation = request.cancellation();
        if (cancellation == null) {
            Answers.writeProblem(json, request);
            return;
        }
        json.writeStringField("id", cancellation.id());
        json.writeStringField("key", cancellation.key().text());
        if (request.verdict() == Verdict.DUPLICATE) {
            json.writeStringField("of", Objects.requireNonNull(cancellation.id()));
        }
        Answers.writeRemarks(json, request);
    }
}
