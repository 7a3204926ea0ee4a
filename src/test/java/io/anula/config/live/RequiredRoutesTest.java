package io.anula.config.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.config.routes.Finding;
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

/** What no edit may take away. */
final class RequiredRoutesTest {
    private static final RouteContract CONTRACT =
            new RouteContract(Given.PROVIDERS.names().texts());
    private static final List<RouteFile> SHIPPED = RouteFiles.read(Path.of("routes"));

    private static RouteSet set(List<RouteFile> files) {
        return RouteSet.of(files, new Properties());
    }

    private static List<Finding> lost(RouteSet running, RouteSet next, List<RouteFile> files) {
        List<Finding> all = new ArrayList<>(RequiredRoutes.gone(CONTRACT, running, next, files));
        all.addAll(RequiredRoutes.broken(CONTRACT, running, next));
        return all;
    }

    @Test
    void shouldBeTheRoutesThatShip() {
        Set<String> shipped = new TreeSet<>(set(SHIPPED).ids());
        shipped.addAll(set(SHIPPED).policies());
        assertEquals(shipped, new TreeSet<>(CONTRACT.names()));
        assertEquals(Map.of(), CONTRACT.broken(set(SHIPPED)));
    }

    @Test
    void shouldNameTheRoute_whenTheFileWasCutBetweenTwoSteps() {
        for (RouteFile whole : SHIPPED) {
            int end = whole.text()
                    .lastIndexOf("\n"
                            + whole.text()
                                    .lines()
                                    .filter(line -> line.matches(" +- [a-zA-Z]+:"))
                                    .reduce((one, other) -> other)
                                    .orElseThrow());
            List<RouteFile> left = new ArrayList<>(SHIPPED);
            RouteFile cut = new RouteFile(whole.path(), whole.text().substring(0, end + 1));
            left.set(SHIPPED.indexOf(whole), cut);
            List<Finding> findings = lost(set(SHIPPED), set(left), left);
            boolean replaceable = whole.name().matches("(alarms|decided|lafactura|calipso)\\..*");
            assertEquals(replaceable ? 0 : 1, findings.size(), whole::name);
            findings.forEach(finding -> assertEquals(whole.path(), finding.file()));
            findings.forEach(finding -> assertNotNull(finding.line()));
        }
    }

    @Test
    void shouldLetAStepOfTheOperatorGo_andAnotherBeMoved() {
        String step = "        - bean:\n            id: own-step\n            ref: claims\n            method: sends\n";
        List<RouteFile> with = new ArrayList<>(SHIPPED);
        RouteFile last = with.remove(with.size() - 1);
        with.add(new RouteFile(last.path(), last.text() + step));
        assertEquals(List.of(), lost(set(with), set(SHIPPED), SHIPPED));
    }

    @Test
    void shouldNameTheFileThatIsGone_withItsRoutes() {
        List<RouteFile> left = new ArrayList<>(SHIPPED);
        RouteFile gone = left.remove(4);
        Finding finding = lost(set(SHIPPED), set(left), left).get(0);
        assertEquals(gone.path(), finding.file());
        assertNull(finding.line());
        assertTrue(set(List.of(gone)).ids().stream().allMatch(finding.what()::contains), finding::toString);
    }

    @Test
    void shouldNameTheFileOfThePolicies_whenItIsGone() {
        List<RouteFile> left = SHIPPED.stream()
                .filter(file -> !file.name().startsWith("failures"))
                .toList();
        List<Finding> findings = lost(set(SHIPPED), set(left), left);
        assertEquals(1, findings.size());
        assertTrue(findings.get(0).toString().contains("failures.camel.yaml: the file is gone"), findings::toString);
    }

    @Test
    void shouldNameTheLastLine_whenTheFileWasCut() {
        List<RouteFile> left = new ArrayList<>(SHIPPED);
        RouteFile cut = left.remove(4);
        int end = cut.text().lastIndexOf("- route:");
        left.add(new RouteFile(cut.path(), cut.text().substring(0, end)));
        Finding finding = lost(set(SHIPPED), set(left), left).get(0);
        assertEquals((int) cut.text().substring(0, end).lines().count(), finding.line());
    }

    @Test
    void shouldFindNothing_whenTheRoutesAreInAnotherFile() {
        List<RouteFile> moved = new ArrayList<>(SHIPPED);
        RouteFile file = moved.remove(4);
        moved.add(new RouteFile(Path.of("routes", "elsewhere.camel.yaml"), file.text()));
        assertEquals(List.of(), lost(set(SHIPPED), set(moved), moved));
    }
}
