package io.anula.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.cancellation.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Assertions;

/** Samples, accounts and short ways to read. */
final class Fixtures {
    static final Accounts ACCOUNTS = new Accounts() {
        @Override
        public Set<String> names(Provider provider) {
            return provider == Provider.CALIPSO ? Set.of("default", "legacy") : Set.of("default", "acme", "sur-2");
        }

        @Override
        public boolean wantsLegacy(String calipsoAccount) {
            return calipsoAccount.equals("legacy");
        }
    };
    static final RequestParser PARSER = new RequestParser(ACCOUNTS);

    private Fixtures() {}

    static String sample(String name) {
        try (InputStream in = Objects.requireNonNull(Fixtures.class.getResourceAsStream("/samples/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static ObjectNode json(String text) {
        return Assertions.assertDoesNotThrow(() -> Json.object(text));
    }

    static CancellationRequest accepted(ObjectNode document) {
        return Assertions.assertDoesNotThrow(() -> PARSER.parse(document));
    }

    static Problem refused(ObjectNode document) {
        return Assertions.assertThrows(InvalidRequestException.class, () -> PARSER.parse(document))
                .problem();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static List<ReadRecord> read(FileKind kind, String text) {
        return read(kind, bytes(text));
    }

    /** Inspects and reads, and holds the one to the other. */
    static List<ReadRecord> read(FileKind kind, byte[] file) {
        Inspection inspection = Assertions.assertDoesNotThrow(() -> inspect(kind, file));
        List<ReadRecord> records = new ArrayList<>();
        try (RequestReader reader =
                RequestFiles.open(new ByteArrayInputStream(file), kind, inspection.charset(), PARSER)) {
            reader.forEachRemaining(records::add);
        }
        Assertions.assertEquals(inspection.records(), records.size());
        return records;
    }

    static Inspection inspect(FileKind kind, byte[] file) throws IOException {
        return RequestFiles.inspect(() -> new ByteArrayInputStream(file), kind, null);
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
