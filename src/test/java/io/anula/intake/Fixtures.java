package io.anula.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.intake.rules.CancellationRequest;
import io.anula.intake.rules.InvalidRequestException;
import io.anula.intake.rules.Problem;
import io.anula.testing.Given;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assertions;

/** Samples, accounts and short ways to read. */
public final class Fixtures {
    public static final Accounts ACCOUNTS = new ConfiguredAccounts(Given.settings(Map.of(
            "lafactura.accounts.acme.username", "a",
            "lafactura.accounts.sur-2.username", "b",
            "calipso.accounts.legacy.form", "legacy")));
    public static final RequestParser PARSER = new RequestParser(Given.PROVIDERS, ACCOUNTS);

    private Fixtures() {}

    public static String sample(String name) {
        try (InputStream in = Objects.requireNonNull(Fixtures.class.getResourceAsStream("/samples/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static ObjectNode json(String text) {
        return Assertions.assertDoesNotThrow(() -> Json.object(text));
    }

    public static CancellationRequest accepted(ObjectNode document) {
        return Assertions.assertDoesNotThrow(() -> PARSER.parse(document));
    }

    public static Problem refused(ObjectNode document) {
        return Assertions.assertThrows(InvalidRequestException.class, () -> PARSER.parse(document))
                .problem();
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static List<ReadRecord> read(FileKind kind, String text) {
        return read(kind, bytes(text));
    }

    /** Inspects and reads, and holds the one to the other. */
    public static List<ReadRecord> read(FileKind kind, byte[] file) {
        Inspection inspection = Assertions.assertDoesNotThrow(() -> inspect(kind, file));
        List<ReadRecord> records = new ArrayList<>();
        try (RequestReader reader =
                PARSER.files().open(new ByteArrayInputStream(file), kind, inspection.charset(), PARSER)) {
            reader.forEachRemaining(records::add);
        }
        Assertions.assertEquals(inspection.records(), records.size());
        return records;
    }

    public static Inspection inspect(FileKind kind, byte[] file) throws IOException {
        return PARSER.files().inspect(() -> new ByteArrayInputStream(file), kind, null);
    }

    static UnreadableFileException unreadable(FileKind kind, String text) {
        return unreadable(kind, bytes(text));
    }

    static UnreadableFileException unreadable(FileKind kind, byte[] file) {
        return Assertions.assertThrows(UnreadableFileException.class, () -> inspect(kind, file));
    }

    /** What became of each record: the invoice, or the rule that it broke. */
    static List<String> ends(List<ReadRecord> records) {
        return records.stream().map(Fixtures::end).toList();
    }

    static Problem problem(ReadRecord each) {
        return Objects.requireNonNull(each.problem());
    }

    static CancellationRequest request(ReadRecord each) {
        return Objects.requireNonNull(each.request());
    }

    private static String end(ReadRecord each) {
        CancellationRequest request = each.request();
        return request == null ? problem(each).rule() : request.key().invoice();
    }
}
