package io.anula.config.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.config.routes.RouteFile;
import io.anula.config.routes.RouteFiles;
import io.anula.config.routes.RouteSet;
import io.anula.testing.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Which edits of the routes that ship the promise survives. */
final class RouteContractTest {
    /** They log, or save a wait: without them the same comes about. */
    private static final Set<String> NOT_NEEDED = Set.of(
            "alarm-log",
            "answer-rows-batches",
            "calipso-answer-log",
            "calipso-request-log",
            "decided-log",
            "document-failure-log",
            "file-taken-over-log",
            "intake-file-send",
            "intake-table-if-more",
            "intake-table-more",
            "intake-table-send",
            "lafactura-answer-log",
            "lafactura-request-log");

    private static final String RECORD = "        - to:\n            id: call-record\n            uri: direct:record\n";

    private static Map<String, Set<String>> broken(RouteFile... edited) {
        List<RouteFile> files = new ArrayList<>();
        for (RouteFile shipped : RouteFiles.read(Path.of("routes"))) {
            files.add(List.of(edited).stream()
                    .filter(file -> file.path().equals(shipped.path()))
                    .findFirst()
                    .orElse(shipped));
        }
        for (RouteFile file : edited) {
            if (!files.contains(file)) {
                files.add(file);
            }
        }
        return new RouteContract(Given.PROVIDERS.names().texts()).broken(RouteSet.of(files, new Properties()));
    }

    private static Map<String, Set<String>> brokenCall(String what, String by) {
        RouteFile call = RouteFile.read(Path.of("routes", "call.camel.yaml"));
        assertTrue(call.text().contains(what), what);
        return broken(new RouteFile(call.path(), call.text().replace(what, by)));
    }

    /** Takes each step out by itself, and puts it back; tells the ids of those that nothing is found without. */
    private static void unnoticed(RouteFile file, Object tree, Object node, Set<String> ids) {
        if (node instanceof Map<?, ?> map) {
            map.values().forEach(value -> unnoticed(file, tree, value, ids));
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                Object step = list.get(i);
                unnoticed(file, tree, step, ids);
                if (tree != node && step instanceof Map<?, ?> map) {
                    list.remove(i);
                    if (broken(new RouteFile(file.path(), written(tree))).isEmpty()) {
                        ids.add(id(map));
                    }
                    add(list, i, step);
                }
            }
        }
    }

    private static String id(Map<?, ?> step) {
        Object content =
                step.containsKey("id") ? step : step.values().iterator().next();
        return String.valueOf(((Map<?, ?>) content).get("id"));
    }

    @SuppressWarnings("unchecked")
    private static void add(List<?> list, int at, Object step) {
        ((List<Object>) list).add(at, step);
    }

    private static String written(Object tree) {
        return new Dump(DumpSettings.builder().build()).dumpToString(tree);
    }

    @Test
    void shouldMissEachStepThatIsNeeded() {
        Set<String> ids = new TreeSet<>();
        for (RouteFile file : RouteFiles.read(Path.of("routes"))) {
            Object tree = new Load(LoadSettings.builder().build()).loadFromString(file.text());
            unnoticed(file, tree, tree, ids);
        }
        assertEquals(new TreeSet<>(NOT_NEEDED), ids);
    }

    @Test
    void shouldMissAStep_thatIsDisabledOrOutOfTurn() {
        Map<String, Set<String>> expected = Map.of("call", Set.of("direct:record"));
        assertEquals(expected, brokenCall(RECORD, RECORD + "            disabled: true\n"));
        String early = "        - process:\n            id: call-lease\n";
        RouteFile call = RouteFile.read(Path.of("routes", "call.camel.yaml"));
        assertEquals(
                expected,
                broken(new RouteFile(
                        call.path(), call.text().replace(RECORD, "").replace(early, RECORD + early))));
    }

    @Test
    void shouldTakeOtherNamesAndWords_andFurtherSteps() {
        RouteFile call = RouteFile.read(Path.of("routes", "call.camel.yaml"));
        String other = call.text()
                .replaceAll("\n( +)id: call-", "\n$1id: my-")
                .replaceAll("(?m)^( +)description: .*", "$1description: mine")
                .replace(RECORD.replace("id: call-", "id: my-"), "        - log: mine\n        - to: direct:record\n");
        assertEquals(Map.of(), broken(new RouteFile(call.path(), other)));
    }

    @Test
    void shouldTakeAStep_thatIsReachedInARouteOfTheOperator() {
        RouteFile call = RouteFile.read(Path.of("routes", "call.camel.yaml"));
        RouteFile handing =
                new RouteFile(call.path(), call.text().replace(RECORD, RECORD.replace("direct:record", "direct:own")));
        RouteFile own = new RouteFile(
                Path.of("routes", "own.camel.yaml"),
                "- from:\n    uri: direct:own\n    steps:\n      - to: direct:record?timeout=5000\n");
        assertEquals(Map.of("call", Set.of("direct:record")), broken(handing));
        assertEquals(Map.of(), broken(handing, own));
    }

    @Test
    void shouldTakeABean_thatIsCalledAsAStepOrByAnAddress() {
        String step = "- process:\n            id: record-outcome\n            ref: recorder.record";
        RouteFile call = RouteFile.read(Path.of("routes", "call.camel.yaml"));
        assertTrue(call.text().contains(step), step);
        String bean =
                "- bean:\n            ref: recorder\n            method: record(${exchange}, ${variable.claim}, ${body})";
        assertEquals(Map.of(), brokenCall(step, bean));
        String options =
                "- to:\n            uri: bean:recorder\n            parameters:\n              method: record(${exchange}, ${variable.claim}, ${body})";
        assertEquals(Map.of(), brokenCall(step, options));
        String text = call.text().substring(0, call.text().indexOf(step));
        assertEquals(Map.of(), broken(new RouteFile(call.path(), text + "- to: bean:recorder?a=b&method=record\n")));
        assertEquals(
                Map.of("record", Set.of("recorder.record")),
                broken(new RouteFile(call.path(), text + "- to: bean:recorder?method=tell\n")));
    }
}
