package io.anula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.provider.Report;
import io.anula.provider.Report.Severity;
import io.anula.testing.Given;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of Camel, tried as a start tries them. */
@NullMarked
final class CamelCheckTest {
    private static List<Report> check(Map<String, String> file) {
        return CamelCheck.check(Given.settings(file));
    }

    @Test
    void shouldFindNothing_whenCamelTakesThem() {
        assertEquals(
                List.of(), check(Map.of("camel.main.name", "x", "camel.component.sql.lazy-start-producer", "true")));
    }

    @ParameterizedTest
    @CsvSource({
        "camel.main.no-such-option, 1",
        "camel.main.shutdownTimeout, soon",
        "camel.component.http.no-such-option, 1",
        "camel.component.no-such-component.x, 1"
    })
    void shouldBeAnError_whenAStartWouldDieOfIt(String key, String value) {
        List<Report> found = check(Map.of(key, value));
        assertEquals(1, found.size(), found::toString);
        assertEquals(Severity.ERROR, found.get(0).severity());
    }

    @ParameterizedTest
    @CsvSource({
        "camel.main.autoStartup, false, ERROR",
        "camel.main.auto-startup, false, ERROR",
        "camel.main.durationMaxSeconds, 60, ERROR",
        "camel.main.autoStartupExcludePattern, intake*, WARNING",
        "camel.main.routes-exclude-pattern, **/2-submit*, WARNING",
        "camel.main.routeFilterIncludePattern, intake*, WARNING"
    })
    void shouldNameTheSetting_whenRoutesWouldNotStart(String key, String value, Severity severity) {
        List<Report> found = check(Map.of(key, value));
        assertEquals(1, found.size(), found::toString);
        assertEquals(severity, found.get(0).severity());
        assertTrue(found.get(0).what().startsWith("camel.main."), found::toString);
    }
}
