package io.anula.config.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults that are seen in the file alone: by the schema and by our habits. */
final class RouteChecksTest extends RouteFixture {
    RouteChecksTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void shouldFindNothing_whenNothingIsBroken() throws IOException {
        assertEquals(List.of(), check(GOOD));
    }

    @Test
    void shouldNameTheLine_whenItIsNotYaml() throws IOException {
        assertFinding(18, "not YAML", GOOD.replace("      description: Somebody calls", "     description: Somebody"));
    }

    @Test
    void shouldSayThatItIsEmpty_whenThereIsNothingInIt() throws IOException {
        assertFinding(1, "holds no route", "");
        assertFinding(1, "holds no route", "# nothing\n");
    }

    @Test
    void shouldSayThatItIsNotYaml_whenItIsNotUtf8() throws IOException {
        Files.write(file, GOOD.replace("something", "añade").getBytes(StandardCharsets.ISO_8859_1));
        List<Finding> findings = check(file);
        assertEquals(1, findings.size());
        assertTrue(findings.get(0).what().startsWith("not YAML"));
    }

    @Test
    void shouldNameTheLine_whenAStepIsUnknown() throws IOException {
        assertFinding(20, "setBodi", GOOD.replace("setBody", "setBodi"));
    }

    @Test
    void shouldNameTheLine_whenAnOptionOfAStepIsUnknown() throws IOException {
        assertFinding(25, "refs", GOOD.replace("ref: known", "refs: known"));
    }

    @Test
    void shouldOnlyAdvise_whenARouteHasNoIdOrDescription() throws IOException {
        assertStyle(12, "'id' is missing", GOOD.replace("    id: one\n", ""));
        assertStyle(12, "'description' is missing", GOOD.replace("    description: Does something\n", ""));
        assertStyle(12, "'routeConfigurationId' is missing", GOOD.replace("    routeConfigurationId: failures\n", ""));
        assertStyle(16, "'description' is missing", GOOD.replace("      description: Somebody calls\n", ""));
    }

    @Test
    void shouldOnlyAdvise_whenAStepHasNoId() throws IOException {
        assertStyle(25, "step 'bean' has no id", GOOD.replace("            id: one-bean\n", ""));
    }

    @Test
    void shouldOnlyAdvise_whenAStepIsShorthand() throws IOException {
        assertStyle(29, "step 'to': write it out", GOOD.replaceAll("(?s)- to:\\n.*", "- to: log:x\n"));
        assertStyle(
                20,
                "put 'simple' below 'expression:'",
                GOOD.replace(
                        "            expression:\n              simple:\n                expression: hello",
                        "            simple: hello"));
    }

    @Test
    void shouldOnlyAdvise_whenAFromStandsAlone() throws IOException {
        assertStyle(
                1,
                "put 'from' below 'route:'",
                "- from:\n    uri: timer:own\n    steps:\n      - log: hello\n      - to: log:x\n");
    }

    @Test
    void shouldOnlyAdvise_whenTheSchemaIsStricterThanCamel() throws IOException {
        assertStyle(24, "string expected", GOOD.replace("expression: hello", "expression: 5"));
    }

    @Test
    void shouldNameTheLine_whenAPlaceholderIsNotQuoted() throws IOException {
        assertFinding(27, "\"{{", GOOD.replace("ref: known", "ref: {{category}}"));
    }

    @Test
    void shouldNameTheLine_whenANumberIsBeyondCounting() throws IOException {
        assertFinding(11, "", GOOD.replace("maximumRedeliveries: 0", "maximumRedeliveries: 99999999999999999999"));
    }

    @Test
    void shouldNameTheLine_whenAKeyStandsThereTwice() throws IOException {
        assertFinding(28, "ref", GOOD.replace("ref: known", "ref: known\n            ref: other"));
    }

    @Test
    void shouldSayItOnce_whenOneOptionIsUnknown() throws IOException {
        assertEquals(1, broken(GOOD.replace("ref: known", "refs: known")).size());
        assertEquals(
                1,
                broken(GOOD.replace("                expression: hello", "                expresion: hello"))
                        .size());
        assertEquals(
                1, broken(GOOD.replace("        uri: log:{{category}}\n", "")).size());
        assertEquals(1, broken(GOOD.replace("uri: log:{{category}}", "uri: 5")).size());
    }
}
