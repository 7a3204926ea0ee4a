package io.anula.config.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that are seen when the files are loaded together. */
final class ScratchContextTest extends RouteFixture {
    ScratchContextTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void shouldNameTheComponent_whenItIsUnknown() throws IOException {
        assertFinding("nosuch", GOOD.replace("log:{{category}}", "nosuch:there"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sftp:host/x", "ftps:host/x", "ftp:host/x"})
    void shouldNameTheJarAndItsFolder_whenTheComponentIsInNoJar(String address) throws IOException {
        assertFinding("put camel-ftp 4.", GOOD.replace("log:{{category}}", address));
        assertFinding("into lib/", GOOD.replace("log:{{category}}", address));
    }

    @Test
    void shouldNameTheJar_whenAnAddressIsFoundWhileItRuns() throws IOException {
        assertFinding(
                "put camel-jms 4.",
                GOOD.replace("- to:", "- toD:").replace("log:{{category}}", "jms:queue:${header.x}"));
    }

    @Test
    void shouldNameTheOption_whenAnEndpointDoesNotKnowIt() throws IOException {
        assertFinding("levle", GOOD.replace("log:{{category}}", "log:{{category}}?levle=INFO"));
    }

    @Test
    void shouldNameThePlaceholder_whenNobodySetsIt() throws IOException {
        assertFinding("no.such.key", GOOD.replace("category", "no.such.key"));
    }

    @Test
    void shouldNameTheBean_whenThereIsNone() throws IOException {
        assertFinding("nobody", GOOD.replace("ref: known", "ref: nobody"));
    }

    @Test
    void shouldNameTheBean_whenAnEndpointWantsOne() throws IOException {
        assertFinding("nobody", GOOD.replace("log:{{category}}", "log:x?exchangeFormatter=#bean:nobody"));
    }

    @Test
    void shouldNameTheExpression_whenItCannotBeRead() throws IOException {
        assertFinding("nosuch", GOOD.replace("expression: hello", "expression: ${nosuch}"));
    }

    @Test
    void shouldNameTheAddress_whenNoRouteBeginsThere() throws IOException {
        assertFinding("direct:nowhere", GOOD.replace("log:{{category}}", "direct:nowhere"));
        assertFinding("seda:nowhere", GOOD.replace("log:{{category}}", "seda:nowhere?size=5"));
    }

    @Test
    void shouldNameBothRoutes_whenTheyHaveTheSameStartupOrder() throws IOException {
        String ordered = GOOD.replace("    id: one\n", "    id: one\n    startupOrder: 7\n");
        assertEquals(List.of(), check(ordered));
        Path other = folder.resolve("2-two.camel.yaml");
        Files.writeString(
                other,
                "- route:\n    id: two\n    startupOrder: \"7\"\n    from:\n      uri: timer:two\n      steps:\n        - log: x\n");
        List<Finding> findings = check(file, other);
        assertEquals(1, findings.size(), findings::toString);
        assertEquals(
                other + ":3: startupOrder 7 of route 'two': route 'one' has it already, " + file + ", line 14",
                findings.get(0).toString());
    }

    @Test
    void shouldNameTheLine_ofWhatCamelNamesWithoutOne() throws IOException {
        assertLine("nosuch:there", GOOD.replace("log:{{category}}", "nosuch:there"));
        assertLine("levle", GOOD.replace("log:{{category}}", "log:{{category}}?levle=INFO"));
        assertLine("no.such.key", GOOD.replace("category", "no.such.key"));
        assertLine("ref: nobody", GOOD.replace("ref: known", "ref: nobody"));
        assertLine("${nosuch}", GOOD.replace("expression: hello", "expression: ${nosuch}"));
        assertLine("#bean:nobody", GOOD.replace("log:{{category}}", "log:x?exchangeFormatter=#bean:nobody"));
    }

    @Test
    void shouldLeaveNoThreadGroup_whenARouteBeginsByTheClock() throws IOException {
        int before = groups();
        assertEquals(List.of(), check(GOOD.replace("direct:one", "quartz:one?cron=0+0+3+*+*+?")));
        await("the end of the clock").until(() -> groups() == before);
    }

    private static int groups() {
        return Objects.requireNonNull(Thread.currentThread().getThreadGroup()).activeGroupCount();
    }

    /** The line on which that stands. */
    private void assertLine(String what, String content) throws IOException {
        List<Finding> findings = broken(content);
        List<String> lines = content.lines().toList();
        Integer line = Objects.requireNonNull(findings.get(0).line(), findings::toString);
        assertTrue(lines.get(line - 1).contains(what), findings::toString);
    }

    /** Each address has a fault that Camel quotes with what stands beside it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nosuch:there?password=s3cret",
                "log:{{category}}?levle=INFO&password=s3cret",
                "log:x?marker={{no.such.key}}&password=s3cret",
                "log:x?levle=INFO&apikey=s3cret",
                "log:x?levle=INFO&accessKey=s3cret",
                "log:x?levle=INFO&api_secret=s3cret",
                "log:x?levle=INFO&clave=s3cret",
                "log:x?levle=INFO&password=RAW(s3cret&more s3cret)",
                "ftp://me:s3cret@there?nosuch=1",
                "ftp://me:s3cret@{{no.such.key}}",
                "file:x?password=s3cret&delay=five"
            })
    void shouldTellNoPassword(String address) throws IOException {
        List<Finding> findings = broken(GOOD.replace("log:{{category}}", address));
        assertFalse(findings.isEmpty());
        findings.forEach(finding -> assertFalse(finding.toString().contains("s3cret"), finding::toString));
    }

    @Test
    void shouldSaySo_whenThereAreNoFiles() {
        Finding finding = RouteFiles.faults(folder, List.of(), new Properties(), Map.of(), Demands.NONE)
                .get(0);
        assertEquals(folder, finding.file());
        assertTrue(finding.what().contains("*.camel.yaml"));
        assertEquals(List.of(), RouteFiles.read(folder.resolve("nowhere")));
    }

    @Test
    void shouldFindTheCalledRoute_whenItIsInAnotherFile() throws IOException {
        Files.writeString(file, GOOD.replace("log:{{category}}", "direct:two"));
        Path second = folder.resolve("2-two.camel.yaml");
        Files.writeString(second, GOOD.substring(GOOD.indexOf("- route:")).replace("one", "two"));
        assertEquals(List.of(), check(file, second));
    }

    @Test
    void shouldNameTheId_whenTwoRoutesHaveIt() throws IOException {
        String twin = GOOD.substring(GOOD.indexOf("- route:"));
        assertFinding("one", GOOD + twin.replace("direct:one", "direct:two").replace("one-", "two-"));
    }

    @Test
    void shouldNameTheId_whenTwoStepsHaveIt() throws IOException {
        assertFinding("one-body", GOOD.replace("id: one-bean", "id: one-body"));
    }

    @Test
    void shouldNameTheMethod_whenTheBeanHasNone() throws IOException {
        assertFinding("nosuch", GOOD.replace("method: length", "method: nosuch"));
    }

    @Test
    void shouldNameTheId_whenTwoRoutesOfTwoFilesHaveIt() throws IOException {
        Files.writeString(file, GOOD);
        Path second = folder.resolve("2-two.camel.yaml");
        String twin = GOOD.substring(GOOD.indexOf("- route:"));
        Files.writeString(second, twin.replace("direct:one", "direct:two").replace("one-", "two-"));
        assertTrue(
                check(file, second).stream().anyMatch(finding -> finding.what().contains("one")));
    }

    @Test
    void shouldNameThePolicy_whenThereIsNoneOfThatName() throws IOException {
        assertFinding("nosuch", GOOD.replace("routeConfigurationId: failures", "routeConfigurationId: nosuch"));
    }

    @Test
    void shouldSayItOnce_whenAFileCannotBeLoaded() throws IOException {
        assertEquals(1, broken(GOOD.replace("category", "no.such.key")).size());
    }

    @Test
    void shouldNameTheFile_whenNoRouteBeginsThere() throws IOException {
        List<Finding> findings = broken(GOOD.replace("log:{{category}}", "direct:nowhere"));
        assertEquals(List.of(file), findings.stream().map(Finding::file).toList());
    }

    @Test
    void shouldNameTheAddress_whenNoRouteBeginsWhereOneMust() throws IOException {
        Files.writeString(file, GOOD);
        assertEquals(List.of(), dryLoad(beginning("direct:one"), file));
        List<Finding> findings = dryLoad(beginning("direct:one", "direct:two"), file);
        assertEquals(1, findings.size());
        assertTrue(findings.get(0).what().startsWith("direct:two: "), findings::toString);
    }

    private static Demands beginning(String... addresses) {
        return new Demands(Set.of(), Set.of(addresses), Set.of());
    }

    @Test
    void shouldNameTheOption_whenItsValueIsNoNumber() throws IOException {
        String every = "scheduler:x?delay=";
        assertFinding(17, "delay = 'five'", GOOD.replace("direct:one", every + "five"));
        assertFinding(17, "delay = '5x'", GOOD.replace("direct:one", every + "5x"));
        assertFinding(
                17, "poolSize = 'five'", GOOD.replace("direct:one", "scheduler:x\n      parameters: {poolSize: five}"));
        assertEquals(List.of(), broken(GOOD.replace("direct:one", every + "1m30s")));
    }

    @Test
    void shouldNameTheComponent_whenADynamicAddressWantsAnUnknownOne() throws IOException {
        String dynamic = GOOD.replace("- to:", "- toD:");
        assertFinding(31, "nosuch:", dynamic.replace("log:{{category}}", "nosuch:${body}"));
        assertFinding(31, "size = 'x'", dynamic.replace("log:{{category}}", "seda:${body}?size=x"));
        assertFinding(31, "'siez'", dynamic.replace("log:{{category}}", "seda:${body}?siez=5"));
        assertFinding("nosuch", dynamic.replace("log:{{category}}", "direct:${nosuch}"));
        assertEquals(List.of(), broken(dynamic.replace("log:{{category}}", "${body}?x=y")));
    }

    @Test
    void shouldNameThePolicysFile_whenItsBeanIsUnknown() throws IOException {
        String policy = GOOD.substring(0, GOOD.indexOf("- route:"));
        Path last = folder.resolve("9-last.camel.yaml");
        Files.writeString(file, GOOD.substring(GOOD.indexOf("- route:")));
        Files.writeString(last, policy + """
                          steps:
                            - bean:
                                id: failure-bean
                                ref: nobody
                """);
        List<Finding> findings = check(file, last);
        assertEquals(List.of(last), findings.stream().map(Finding::file).toList(), findings::toString);
        assertTrue(findings.get(0).what().contains("nobody"), findings::toString);
    }
}
