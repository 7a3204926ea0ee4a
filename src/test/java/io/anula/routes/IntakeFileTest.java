package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.engine.DueWork;
import io.anula.intake.FileClaims;
import io.anula.intake.FileTakenOverException;
import io.anula.intake.Inbox;
import io.anula.intake.StuckFiles;
import io.anula.intake.UnfinishedFileException;
import io.anula.intake.UnreadableFileException;
import io.anula.store.DiskFullException;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file of the inbox: taken whole, rejected whole, or left where it is. */
@OfRoute("intake-file")
final class IntakeFileTest extends RouteTestSupport {
    private static final String NAME = "orders.jsonl";
    private static final String UNREADABLE = "orders.xml";
    private static final String BATCHES = "mock:batches";

    private final AtomicInteger sends = new AtomicInteger();

    @BeforeEach
    void start() throws Exception {
        start(
                "intake-file",
                advice -> advice.weaveById("intake-file-accept").before().to(BATCHES));
        part("dueWork", DueWork.class).wakeBy(sends::incrementAndGet);
        part("inbox", Inbox.class).remember();
    }

    private static String records(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        "{\"provider\":\"lafactura\",\"tascode\":\"fc-%d\",\"description\":\"No lo quiere\"}\n"
                                ::formatted)
                .collect(Collectors.joining());
    }

    /** The file is dropped and claimed, as it is where the route begins. */
    private Exchange drop(String content) throws IOException {
        return drop(NAME, content);
    }

    private Exchange drop(String name, String content) throws IOException {
        part("fileClaims", FileClaims.class).take(name);
        return dropUnclaimed(name, content);
    }

    private Exchange dropUnclaimed(String name, String content) throws IOException {
        Files.writeString(home.resolve("inbox").resolve(name), content);
        return sendAgain(name);
    }

    private Exchange sendAgain(String name) {
        GenericFile<File> file = new GenericFile<>();
        file.setFile(home.resolve("inbox").resolve(name).toFile());
        return send(file);
    }

    private List<String> in(String folder) throws IOException {
        if (!Files.isDirectory(home.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(home.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private void assertTaken(int records) throws IOException {
        assertEquals(List.of(), in("inbox"));
        assertEquals(List.of(NAME), in("archive"));
        assertEquals(List.of(NAME + ".receipt.json"), in("outbox"));
        assertEquals(records, store.count("request"));
    }

    private void assertStays(String name) throws IOException {
        assertEquals(List.of(name), in("inbox"));
        assertEquals(List.of(), in("archive"));
        assertEquals(List.of(), in("rejected"));
    }

    @Test
    void shouldBeAcceptedAnsweredAndArchived() throws IOException {
        assertWentWell(drop(records(2)));
        assertTaken(2);
        assertEquals(1, sends.get());
    }

    @Test
    void shouldBeAcceptedBatchByBatch_whenItIsLong() throws IOException {
        assertWentWell(drop(records(501)));
        assertTaken(501);
        assertEquals(2, sends.get());
    }

    @Test
    void shouldBeAnsweredAndArchived_whenItWasAcceptedBeforeACrash() throws IOException {
        Files.writeString(home.resolve("outbox"), "no folder");
        drop(records(1));
        Files.delete(home.resolve("outbox"));
        assertStays(NAME);
        assertWentWell(sendAgain(NAME));
        assertTaken(1);
        assertEquals(1, sends.get(), "nothing is accepted again");
    }

    @Test
    void shouldBeRejected_whenItCannotBeRead() throws IOException {
        assertHandled(UnreadableFileException.class, drop(UNREADABLE, "<orders></order>"));
        assertEquals(List.of(), in("inbox"));
        assertEquals(List.of(UNREADABLE, UNREADABLE + ".error.json"), in("rejected"));
        assertEquals(0, store.count("request"));
    }

    @Test
    void shouldStay_whenItEndsInTheMiddleOfSomething() throws IOException {
        assertHandled(UnfinishedFileException.class, drop(records(1) + "{\"provider\":\"lafac"));
        assertStays(NAME);
        assertEquals(List.of(), alarms());
    }

    @Test
    void shouldStay_whenAnotherNodeHasTakenItOver() throws IOException {
        assertHandled(FileTakenOverException.class, dropUnclaimed(NAME, records(1)));
        assertStays(NAME);
    }

    @Test
    void shouldStay_whenItCannotBeReadAndAnotherNodeHasTakenItOver() throws IOException {
        dropUnclaimed(UNREADABLE, "<orders></order>");
        assertStays(UNREADABLE);
    }

    @Test
    void shouldStay_whenTheDiskIsFull() throws IOException {
        free.set(0);
        assertHandled(DiskFullException.class, drop(records(1)));
        assertStays(NAME);
        assertEquals(List.of("disk-full"), alarms());

        free.set(Long.MAX_VALUE);
        assertWentWell(sendAgain(NAME));
        assertTaken(1);
    }

    @Test
    void shouldGoNoFurtherUntilItIsTriedAgain_whenABatchCannotBeAccepted() throws Exception {
        getMockEndpoint(BATCHES).expectedMessageCount(2);
        getMockEndpoint(BATCHES).whenExchangeReceived(2, exchange -> {
            throw new IllegalStateException("the store does not answer");
        });
        drop(records(1001));
        getMockEndpoint(BATCHES).assertIsSatisfied();
        assertStays(NAME);
        assertEquals(500, store.count("request"));
        assertEquals(List.of(), alarms(), "the store has its own");

        assertWentWell(sendAgain(NAME));
        assertTaken(1001);
    }

    @Test
    void shouldStayUnderAnAlarm_whenItsReceiptCannotBeWritten() throws IOException {
        Files.writeString(home.resolve("outbox"), "no folder");
        assertHandled(FileSystemException.class, drop(records(1)));
        assertStays(NAME);
        assertTrue(alarms().contains(StuckFiles.ALARM), () -> alarms().toString());
    }
}
