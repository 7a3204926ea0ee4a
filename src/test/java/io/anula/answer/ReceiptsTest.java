package io.anula.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.cancellation.Cancellation;
import io.anula.store.IntakeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts: the fields of the contract. */
final class ReceiptsTest extends AnswerFixture {
    ReceiptsTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void shouldGiveAReceipt_withTheFieldsOfTheContract() throws IOException {
        Cancellation live = store.ready("fc-2");
        IntakeFile file = store.archived("a.json", List.of("fc-1", "fc-2", ""));
        receipts.write(file);
        JsonNode receipt = json("a.json.receipt.json");
        assertEquals(List.of("file", "sha256", "records", "accepted", "duplicates", "invalid"), fields(receipt));
        assertEquals("a.json", receipt.path("file").asText());
        assertEquals("sha-of-a.json", receipt.path("sha256").asText());
        assertEquals(3, receipt.path("records").asInt());
        String accepted = "[{\"record\":1,\"id\":\"%s\",\"key\":\"lafactura/default/fc-1\"}]";
        assertEquals(
                accepted.formatted(first(file).id()), receipt.path("accepted").toString());
        JsonNode duplicate = receipt.path("duplicates").get(0);
        assertEquals(2, duplicate.path("record").asInt());
        assertEquals(live.id(), duplicate.path("of").asText());
        assertEquals(
                "[{\"record\":3,\"line\":4,\"field\":\"tascode\",\"value\":null,\"rule\":\"required\",\"message\":\"is required\"}]",
                receipt.path("invalid").toString());
    }

    @Test
    void shouldGiveTheSame_whenAReceiptIsWrittenAgain() throws IOException {
        IntakeFile file = store.archived("a.json", List.of("fc-1", ""));
        receipts.write(file);
        String before = Files.readString(folder.resolve("a.json.receipt.json"));
        receipts.write(file);
        assertEquals(before, Files.readString(folder.resolve("a.json.receipt.json")));
        assertEquals(List.of("a.json.receipt.json"), names());
    }

    @Test
    void shouldTellEveryRecordOnce_whenThereAreMoreThanAPage() throws IOException {
        int many = 4_001;
        IntakeFile file = store.archived(
                "a.json",
                IntStream.rangeClosed(1, many).mapToObj(n -> "fc-" + n).toList());
        receipts.write(file);
        List<Integer> told = new ArrayList<>();
        json("a.json.receipt.json")
                .path("accepted")
                .forEach(entry -> told.add(entry.path("record").asInt()));
        assertEquals(IntStream.rangeClosed(1, many).boxed().toList(), told);
    }

    @Test
    void shouldMoveTheOlderAnswersAside_whenAFileOfTheSameNameComes() throws IOException {
        IntakeFile older = store.archived("a.json", List.of("fc-1"));
        receipts.write(older);
        results.writeDue();
        store.clock.advance(Duration.ofMillis(1));
        IntakeFile newer = store.archived("a.json", List.of("fc-1", "fc-2"));
        receipts.write(newer);
        results.writeDue();
        assertEquals(
                Stream.of("a.json.receipt.json", "a.json.result.json")
                        .flatMap(plain -> Stream.of(plain, plain.replace("a.json.", "a.json." + older.id() + '.')))
                        .sorted()
                        .toList(),
                names());
        assertEquals(2, json("a.json.receipt.json").path("records").asInt());
        assertEquals(
                1,
                json("a.json." + older.id() + ".receipt.json").path("records").asInt());
    }
}
