package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.reconcile.ListResult;
import io.anula.reconcile.Reconciliation;
import io.anula.store.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of credit notes that a person drops. */
@OfRoute("reconcile-lists")
@SuppressWarnings("NullAway.Init") // JUnit calls start before any test
final class ReconcileListsTest extends RouteTestSupport {
    private Path lists;

    @BeforeEach
    void start() throws Exception {
        start("reconcile-lists");
        lists = Files.createDirectories(home.resolve("lists"));
    }

    private List<ListResult> read() {
        assertWentWell(send(""));
        return part("reconciliation", Reconciliation.class).lastLists();
    }

    private List<String> codes() {
        return part("reconciliation", Reconciliation.class).findings(10).stream()
                .map(Finding::code)
                .toList();
    }

    @Test
    void shouldReadAList_whenItStandsStill() throws IOException {
        Path list = Files.writeString(lists.resolve("a.csv"), "nota,factura\nnc-1,fc-1\n");
        assertEquals(List.of(), read());
        Files.writeString(list, "nota,factura\nnc-1,fc-1\nnc-2,fc-2\n");
        assertEquals(List.of(), read(), "it was still being written");
        assertEquals(2, read().get(0).notes());
        assertFalse(Files.exists(list));
        assertEquals(List.of("note-without-request", "note-without-request"), codes());
    }

    @Test
    void shouldCountTheLinesBefore_whenAQuoteIsNeverClosed() throws IOException {
        Files.writeString(lists.resolve("cut.csv"), "nota;factura\nnc-1;fc-1\nnc-2;\"fc-2\n");
        read();
        ListResult result = read().get(0);
        assertEquals(1, result.notes());
        assertFalse(result.whole());
        assertTrue(result.problems().get(0).startsWith("line 3: "), result.toString());
        assertEquals(List.of("note-without-request"), codes());
        assertTrue(Files.exists(home.resolve("rejected").resolve("cut.csv")), "it is kept");
    }

    @Test
    void shouldKeepTheFirstFindings_whenTheListIsOfSomebodyElse() throws IOException {
        StringBuilder list = new StringBuilder("nota;factura;proceso\n");
        for (int i = 0; i < 2_100; i++) {
            list.append("nc-").append(i).append(";fc-").append(i).append(";2\n");
        }
        for (int i = 0; i < 20_000; i++) {
            list.append("nc-r").append(i).append(";fc-").append(i).append(";95\n");
        }
        Files.writeString(lists.resolve("long.csv"), list);
        read();
        ListResult result = read().get(0);
        assertEquals(22_100, result.notes());
        assertEquals(2_100, result.findings());
        assertEquals(2_000, result.news());
        assertTrue(result.problems().get(0).contains("the first 2000 are kept"), result.toString());
        assertEquals(2_000, store.count("reconciliation_finding"));
    }

    @Test
    void shouldAskForTheAccount_whenSeveralCouldBeMeant() throws IOException {
        Files.writeString(
                Files.createDirectories(lists.resolve("nosuch")).resolve("a.csv"), "nota,factura\nnc-1,fc-1\n");
        read();
        assertTrue(read().get(0).problems().get(0).startsWith("nosuch: no such provider"), read().toString());
    }

    @Test
    void shouldCompareWithCalipso_byItsOrders() throws IOException {
        Files.writeString(
                Files.createDirectories(lists.resolve("calipso")).resolve("a.csv"), "nota,ordenid\n00012,541\n");
        read();
        assertEquals(1, read().get(0).notes());
        assertEquals(List.of("note-without-request"), codes());
    }

    @Test
    void shouldLeaveUnfinishedNamesAlone() throws IOException {
        Path part = Files.writeString(lists.resolve("a.csv.part"), "nota\nnc-1\n");
        read();
        assertEquals(List.of(), read());
        assertTrue(Files.exists(part));
    }
}
