package io.anula.config.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Which routes an edit concerns. */
final class RouteSetTest {
    private static final Path ONE = Path.of("routes", "1.camel.yaml");
    private static final Path TWO = Path.of("routes", "2.camel.yaml");
    private static final String POLICY = """
            - routeConfiguration:
                id: failures
                description: What happens
            """;
    private static final String FIRST = route("first", "log:{{category}}");
    private static final String SECOND = route("second", "log:x");

    private static String route(String id, String to) {
        return """
                - route:
                    id: %1$s
                    routeConfigurationId: failures
                    from:
                      uri: direct:%1$s
                      steps:
                        - to:
                            id: %1$s-to
                            uri: %2$s
                """.formatted(id, to);
    }

    private static Properties category(String value) {
        Properties all = new Properties();
        all.setProperty("category", value);
        return all;
    }

    private static RouteSet set(String... texts) {
        return set(category("{{inner}}"), texts);
    }

    private static RouteSet set(Properties placeholders, String... texts) {
        List<RouteFile> files =
                List.of(new RouteFile(ONE, texts[0]), new RouteFile(TWO, texts.length > 1 ? texts[1] : POLICY));
        return RouteSet.of(files, placeholders);
    }

    @Test
    void shouldBeTheSame_whenOnlyCommentsOrderAndFilesDiffer() {
        RouteSet one = set(FIRST + SECOND, POLICY);
        RouteSet other = set("# why\n" + POLICY + SECOND, "# because\n" + FIRST);
        assertTrue(one.to(other).isEmpty());
        assertEquals(Optional.of(ONE), one.fileOf("first"));
        assertEquals(Optional.of(TWO), other.fileOf("first"));
        assertEquals(Set.of("second"), other.routesOf(ONE));
        assertEquals(Set.of("failures"), other.policiesOf(ONE));
    }

    @Test
    void shouldNameTheRouteThatDiffers_comesOrGoes() {
        RouteSet both = set(FIRST + SECOND);
        assertEquals(
                Set.of("second"), both.to(set(FIRST + route("second", "log:y"))).routes());
        assertEquals(Set.of("second"), both.to(set(FIRST)).routes());
        assertEquals(Set.of("second"), set(FIRST).to(both).routes());
        assertEquals(
                Set.of("second", "third"),
                both.to(set(FIRST + SECOND.replace("second", "third"))).routes());
    }

    @Test
    void shouldNameTheRoute_whenAValueOfItsPlaceholderDiffers_howeverDeep() {
        Properties inner = category("{{inner}}");
        inner.setProperty("inner", "other");
        assertEquals(
                Set.of("first"),
                set(FIRST + SECOND).to(set(inner, FIRST + SECOND)).routes());
        assertEquals(
                Set.of("first"),
                set(FIRST + SECOND).to(set(category("x"), FIRST + SECOND)).routes());
    }

    @Test
    void shouldNameEveryRouteOfAPolicy_whenThePolicyDiffers() {
        RouteSet.Changes changes =
                set(FIRST + SECOND).to(set(FIRST + SECOND, POLICY.replace("happens", "happens now")));
        assertEquals(Set.of("first", "second"), changes.routes());
        assertEquals(Set.of("failures"), changes.policies());
    }

    @Test
    void shouldNameWhatIsNoRoute_whenItDiffers() {
        String bean = "- beans:\n    - name: b\n      type: java.lang.String\n";
        Finding added = set(FIRST).unswappable(set(FIRST + bean)).get(0);
        assertEquals(ONE, added.file());
        assertTrue(added.what().contains("beans"), added::toString);
        assertEquals(1, set(FIRST + bean).unswappable(set(FIRST)).size());
        assertEquals(List.of(), set(bean + FIRST).unswappable(set(FIRST + bean)));
    }

    /** Keys in another order, other quotes and indentation, no comments: as a tool saves what it has read. */
    private static String savedByATool(String text) {
        Object read = new Load(LoadSettings.builder().build()).loadFromString(text);
        DumpSettings style = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setIndent(4)
                .setIndicatorIndent(2)
                .build();
        return new Dump(style).dumpToString(reversed(read));
    }

    private static Object reversed(Object node) {
        if (node instanceof Map<?, ?> map) {
            List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
            Collections.reverse(entries);
            Map<Object, Object> all = new LinkedHashMap<>();
            entries.forEach(entry -> all.put(entry.getKey(), reversed(entry.getValue())));
            return all;
        }
        return node instanceof List<?> list
                ? list.stream().map(RouteSetTest::reversed).toList()
                : node;
    }

    @Test
    void shouldSwapNoneOfTheShippedRoutes_whenAToolHasSavedThem() {
        List<RouteFile> shipped = RouteFiles.read(Path.of("routes"));
        List<RouteFile> saved = shipped.stream()
                .map(file -> new RouteFile(file.path(), savedByATool(file.text())))
                .toList();
        RouteSet before = RouteSet.of(shipped, new Properties());
        RouteSet after = RouteSet.of(saved, new Properties());
        assertTrue(before.ids().size() >= 20);
        shipped.forEach(file -> assertFalse(saved.contains(file)));
        assertTrue(before.to(after).isEmpty(), () -> before.to(after).toString());
        assertTrue(before.isSameAs(after));
        assertEquals(List.of(), before.unswappable(after));
        before.ids().forEach(id -> assertEquals(before.passed(id), after.passed(id)));
    }

    @Test
    void shouldReadScalarsAsCamelDoes_whateverTheirQuotes() {
        String quoted = FIRST.replace("log:{{category}}", "\"log:x\"").replace("id: first-to", "id: '5'");
        String plain = FIRST.replace("log:{{category}}", "log:x").replace("id: first-to", "id: 5");
        assertTrue(set(quoted).to(set(plain)).isEmpty());
        assertEquals(
                Set.of("first"),
                set(plain).to(set(plain.replace("id: 5", "id: 5.0"))).routes());
    }

    @Test
    void shouldNameTheOrderOfSteps_forTheyAreNoKeys() {
        String two = FIRST + "        - to:\n            id: last\n            uri: log:z\n";
        String turned = two.replace("first-to", "swap")
                .replace("id: last", "id: first-to")
                .replace("id: swap", "id: last");
        assertEquals(Set.of("first"), set(two).to(set(turned)).routes());
    }

    @Test
    void shouldKnowARouteWithoutAnId_byItsFile() {
        String plain = "- from:\n    uri: timer:x\n    steps:\n      - to: log:x\n";
        RouteSet set = set(plain + FIRST + plain);
        assertEquals(Set.of("1.1", "first", "1.2"), set.ids());
        assertEquals(
                Set.of("1.2"),
                set.to(set(plain + FIRST + plain.replace("log:x", "log:y"))).routes());
    }

    @Test
    void shouldNameEveryRouteOfAFile_whenWhatCountsForTheFileDiffers() {
        String handler =
                "- onException:\n    exception:\n      - java.lang.Exception\n    steps:\n      - to: log:%s\n";
        RouteSet one = set(handler.formatted("a") + FIRST + SECOND, POLICY);
        RouteSet other = set(handler.formatted("b") + FIRST + SECOND, POLICY);
        assertEquals(Set.of("first", "second"), one.to(other).routes());
        assertEquals(List.of(), one.unswappable(other));
        assertEquals(Set.of(), one.to(other).policies());
    }

    @Test
    void shouldDiffer_whenAPlaceholderHasNoValueAnyMore() {
        Properties empty = category("");
        assertFalse(set(empty, FIRST).isSameAs(set(new Properties(), FIRST)));
        assertTrue(set(empty, FIRST).isSameAs(set(category(""), FIRST)));
        Properties more = category("");
        more.setProperty("password", "new");
        assertTrue(set(empty, FIRST).isSameAs(set(more, FIRST)), "no route names it");
    }
}
