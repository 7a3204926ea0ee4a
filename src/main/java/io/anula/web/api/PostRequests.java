package io.anula.web.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.github.f4b6a3.ulid.UlidCreator;
import io.anula.answer.Receipts;
import io.anula.cancellation.Cancellation;
import io.anula.intake.Accept;
import io.anula.intake.FileKind;
import io.anula.intake.Inspection;
import io.anula.intake.Overrule;
import io.anula.intake.ReadRecord;
import io.anula.intake.RequestParser;
import io.anula.intake.RequestReader;
import io.anula.intake.UnreadableFileException;
import io.anula.intake.rules.CancellationRequest;
import io.anula.provider.Adapters;
import io.anula.store.Histories;
import io.anula.store.OtherContent;
import io.anula.store.Requests;
import io.anula.store.Ruling;
import io.anula.store.StoredRequest;
import io.anula.store.Verdict;
import io.anula.web.WebHandler;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Accepts requests. With an {@code Idempotency-Key}, requests are recognised by it: a second post gets the same answer
 * and creates nothing. Without the key, the live key of each invoice prevents duplicates.
 */
public final class PostRequests implements WebHandler {
    private static final int MOST_RECORDS = 10_000;
    private static final int LONGEST_KEY = 200;
    private static final String SOURCE = "api:";
    private static final Map<String, FileKind> KINDS = Map.of(
            "application/json", FileKind.JSON,
            "application/x-ndjson", FileKind.JSON_LINES,
            "application/jsonl", FileKind.JSON_LINES,
            "text/csv", FileKind.CSV,
            "application/xml", FileKind.XML,
            "text/x-php-dump", FileKind.TEXT);

    private final RequestParser parser;
    private final OverruleQuery overrules;
    private final Accept accept;
    private final Requests requests;
    private final Histories histories;
    private final Runnable submitsDue;
    private final Clock clock;

    /**
     * @param people knows who is logged in: such a person may overrule rules
     * @param submitsDue runs when requests were accepted
     */
    public PostRequests(
            RequestParser parser,
            Adapters adapters,
            Accept accept,
            Requests requests,
            Histories histories,
            People people,
            Runnable submitsDue,
            Clock clock) {
        this.parser = parser;
        this.overrules = new OverruleQuery(adapters, people);
        this.accept = accept;
        this.requests = requests;
        this.histories = histories;
        this.submitsDue = submitsDue;
        this.clock = clock;
    }

    /**
     * What became of a document.
     *
     * @param json the receipt
     * @param anyTaken false if no record of it is a valid request
     */
    record Receipt(String json, boolean anyTaken) {}

    /** The format of a document of this media type, without parameters and in lower case; null if it is unknown. */
    static @Nullable FileKind kind(String mediaType) {
        return KINDS.get(mediaType);
    }

    @Override
    public WebReply answer(WebRequest request) throws WebProblem {
        FileKind kind = kind(request.contentType());
        if (kind == null) {
            throw new WebProblem(
                    415,
                    "unknown-type",
                    "Content-Type \"%s\": application/json, application/x-ndjson, text/csv, application/xml or text/x-php-dump was expected / se esperaba otro tipo"
                            .formatted(request.contentType()));
        }
        Overrule overrule = overrules.in(request);
        if (request.query("dry-run").filter("true"::equals).isPresent()) {
            List<ReadRecord> records = read(request.body(), kind);
            return WebReply.json(200, CancellationJson.object(json -> DryRun.write(json, records, overrule)));
        }
        Receipt receipt =
                take(kind, request.body(), request.header("Idempotency-Key").orElse(""), overrule);
        return WebReply.text(
                receipt.anyTaken() ? 202 : 422,
                receipt.anyTaken() ? "application/json" : "application/problem+json",
                receipt.json());
    }

    /**
     * Accepts the requests of a document.
     *
     * @param key by which the document is recognised; empty for none
     * @param overrule the rules that a person overrules for it
     * @throws WebProblem if it cannot be read, has no record or too many, or if its key is another document's
     */
    Receipt take(FileKind kind, byte[] document, String key, Overrule overrule) throws WebProblem {
        List<ReadRecord> records = read(document, kind);
        String source = source(key);
        List<StoredRequest> before = requests.page(source, null, 0, MOST_RECORDS);
        List<StoredRequest> stored = before.isEmpty() ? accept.posted(source, records, overrule) : before;
        submitsDue.run();
        demandSame(records, stored, before.isEmpty() ? Map.of() : contents(before));
        boolean anyTaken = stored.stream().anyMatch(one -> one.verdict() != Verdict.INVALID);
        return new Receipt(
                new String(CancellationJson.object(json -> write(json, stored, anyTaken)), StandardCharsets.UTF_8),
                anyTaken);
    }

    private List<ReadRecord> read(byte[] body, FileKind kind) throws WebProblem {
        Charset charset;
        try {
            Inspection inspection =
                    parser.files().inspect(() -> new ByteArrayInputStream(body), kind, null, MOST_RECORDS);
            charset = inspection.charset();
            long count = inspection.records();
            if (count == 0 || count > MOST_RECORDS) {
                throw new WebProblem(
                        count == 0 ? 400 : 413,
                        count == 0 ? "no-request" : "too-many",
                        "%s requests: 1 to %d were expected. More of them go into the inbox as a file / más van como archivo"
                                .formatted(count == 0 ? "No" : "Too many", MOST_RECORDS));
            }
        } catch (UnreadableFileException unreadable) {
            throw new WebProblem(400, "unreadable", String.valueOf(unreadable.getMessage()), place(unreadable));
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory cannot be read", impossible);
        }
        try (RequestReader reader = parser.files().open(new ByteArrayInputStream(body), kind, charset, parser)) {
            List<ReadRecord> records = new ArrayList<>();
            reader.forEachRemaining(records::add);
            return records;
        }
    }

    private String source(String key) throws WebProblem {
        if (key.length() > LONGEST_KEY) {
            throw new WebProblem(
                    400, "wrong-key", "Idempotency-Key: at most %d characters were expected".formatted(LONGEST_KEY));
        }
        return SOURCE
                + (key.isEmpty() ? UlidCreator.getMonotonicUlid(clock.millis()).toString() : digest(key));
    }

    private static Map<String, Object> place(UnreadableFileException unreadable) {
        Long line = unreadable.line();
        Long column = unreadable.column();
        return line == null || column == null ? Map.of() : Map.of("line", line, "column", column);
    }

    private Map<String, String> contents(List<StoredRequest> stored) {
        return histories.contents(stored.stream()
                .filter(one -> one.verdict() == Verdict.ACCEPTED)
                .map(StoredRequest::cancellation)
                .filter(Objects::nonNull)
                .map(Cancellation::id)
                .toList());
    }

    /**
     * Throws if the same key was used with another content: nothing of it is accepted. This is also checked after the
     * requests were accepted, because another client may have used the key at the same moment.
     */
    private static void demandSame(List<ReadRecord> records, List<StoredRequest> stored, Map<String, String> contents)
            throws WebProblem {
        boolean same = records.size() == stored.size();
        for (int i = 0; same && i < records.size(); i++) {
            CancellationRequest asked = records.get(i).request();
            Cancellation known = stored.get(i).cancellation();
            boolean bothInvalid = known == null
                    && (asked == null || OtherContent.isProblemOf(stored.get(i)) || Ruling.isRefusalOf(stored.get(i)));
            same = bothInvalid || (asked != null && known != null && isSame(asked, known, contents));
        }
        if (!same) {
            throw new WebProblem(
                    422,
                    "key-of-another",
                    "This Idempotency-Key was used for other requests; nothing was taken. Use a new key / "
                            + "Esta clave ya se usó con otro contenido; no se tomó nada");
        }
    }

    /** A content that has left the store counts as the same. */
    private static boolean isSame(CancellationRequest asked, Cancellation known, Map<String, String> contents) {
        return asked.key().live().equals(known.key().live())
                && asked.content().equals(contents.getOrDefault(known.id(), asked.content()));
    }

    private static void write(JsonGenerator json, List<StoredRequest> stored, boolean anyTaken) throws IOException {
        if (!anyTaken) {
            json.writeStringField("type", "urn:anula:problem:invalid");
            json.writeStringField("title", "invalid");
            json.writeNumberField("status", 422);
            json.writeStringField("detail", nothingTaken(stored));
        }
        json.writeNumberField("records", stored.size());
        writeAll(json, "accepted", stored, Verdict.ACCEPTED);
        writeAll(json, "duplicates", stored, Verdict.DUPLICATE);
        writeAll(json, "invalid", stored, Verdict.INVALID);
    }

    /** Why nothing was taken, and the way out if rules refuse every record that is valid. */
    private static String nothingTaken(List<StoredRequest> stored) {
        return stored.stream().anyMatch(Ruling::isRefusalOf)
                ? "Nothing was taken: rules refuse it. A person may overrule them: ?overrule=RULE&reason=TEXT / No se tomó nada: "
                        + "lo rechazan las reglas. Una persona puede pasarlas por alto: ?overrule=REGLA&reason=TEXTO"
                : "Nothing was taken: no record is a valid request / No se tomó nada: ningún pedido es válido";
    }

    private static void writeAll(JsonGenerator json, String name, List<StoredRequest> stored, Verdict verdict)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (StoredRequest one : stored) {
            if (one.verdict() == verdict) {
                Receipts.writeOne(json, one);
            }
        }
        json.writeEndArray();
    }

    private static String digest(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
