package io.anula.config.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A route file without a fault, and what is found when there is one. */
abstract class RouteFixture {
    static final String GOOD = """
            # A comment.
            - routeConfiguration:
                id: failures
                description: What happens when a step fails
                onException:
                  - onException:
                      id: failure
                      exception:
                        - java.lang.Exception
                      redeliveryPolicy:
                        maximumRedeliveries: 0
            - route:
                id: one
                description: Does something
                routeConfigurationId: failures
                from:
                  uri: direct:one
                  description: Somebody calls
                  steps:
                    - setBody:
                        id: one-body
                        expression:
                          simple:
                            expression: hello
                    - bean:
                        id: one-bean
                        ref: known
                        method: length
                    - to:
                        id: one-log
                        uri: log:{{category}}
            """;

    final Path folder;
    final Path file;

    RouteFixture(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("1-one.camel.yaml");
    }

    /** What is wrong with a file of that content. */
    List<Finding> check(String content) throws IOException {
        Files.writeString(file, content);
        return check(file);
    }

    List<Finding> check(Path... files) {
        return dryLoad(files);
    }

    /** What is not the usual style in a file of that content, in which nothing is wrong. */
    List<Finding> style(String content) throws IOException {
        assertEquals(List.of(), check(content));
        return RouteFiles.style(RouteFile.read(file));
    }

    List<Finding> dryLoad(Path... files) {
        return dryLoad(Demands.NONE, files);
    }

    List<Finding> dryLoad(Demands demands, Path... files) {
        Properties placeholders = new Properties();
        placeholders.setProperty("category", "test");
        return new ScratchContext(placeholders, Map.of("known", "a bean"), demands)
                .check(folder, Stream.of(files).map(RouteFile::read).toList());
    }

    List<Finding> broken(String content) throws IOException {
        assertFalse(content.equals(GOOD), "nothing is broken");
        return check(content);
    }

    void assertFinding(int line, String what, String content) throws IOException {
        List<Finding> findings = broken(content);
        String start = file + ":" + line + ": ";
        assertTrue(
                findings.stream()
                        .map(Finding::toString)
                        .anyMatch(text -> text.startsWith(start) && text.contains(what)),
                findings::toString);
    }

    void assertFinding(String what, String content) throws IOException {
        List<Finding> findings = broken(content);
        assertTrue(findings.stream().allMatch(finding -> finding.file().startsWith(folder)));
        assertTrue(findings.stream().anyMatch(finding -> finding.what().contains(what)), findings::toString);
    }

    void assertStyle(int line, String what, String content) throws IOException {
        List<Finding> findings = style(content);
        String start = file + ":" + line + ": ";
        assertTrue(
                findings.stream()
                        .map(Finding::toString)
                        .anyMatch(text -> text.startsWith(start) && text.contains(what)),
                findings::toString);
    }
}
