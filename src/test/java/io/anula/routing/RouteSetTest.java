package io.anula.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

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
}
