package io.anula.config.settings;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that nobody can start with: a line for each mistake. */
final class MistakesTest {
    private static List<String> mistakes(Map<String, String> file) {
        return assertThrows(SettingsException.class, () -> Given.settings(file)).lines();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inbox.settle              | 0s            | a duration longer than 0",
                "inbox.settle              | 5             | 200ms, 2s, 15m, 24h",
                "inbox.settle              | 5 s           | 200ms, 2s, 15m, 24h",
                "inbox.settle              | -1s           | 200ms, 2s, 15m, 24h",
                "poll.max-delay            | 1w            | 200ms, 2s, 15m, 24h",
                "inbox.dir                 | ''            | not blank",
                "requests.table.enabled    | yes           | true, false",
                "store.url                 | data/anula    | jdbc:hsqldb:file:",
                "store.listen              | localhost     | host:port",
                "store.listen              | a:70000       | host:port",
                "requests.table.name       | a b           | letters, digits",
                "requests.table.name       | a.b.c         | at most one dot",
                "requests.table.name       | x;drop        | letters, digits",
                "requests.table.url        | jdbc:oracle:x | jdbc:mariadb:",
                "requests.table.notify     | New Rows      | lower-case letters",
                "requests.table.provider   | dian          | empty, or one of lafactura, calipso",
                "requests.table.columns.id | ''            | a column's name",
                "requests.table.columns.id | a.b           | a column's name",
                "requests.table.columns.reason | a b       | empty, or a column's name",
                "requests.table.where      | ''            | a condition of SQL",
                "requests.table.where      | a = 1; drop   | a condition of SQL",
                "requests.table.where      | a = 1) or (1 = 1 | its brackets and quotes in pairs",
                "requests.table.where      | a = 'x        | its brackets and quotes in pairs",
                "requests.table.where      | a = 1 -- b    | or comments",
                "requests.table.where      | a like 'x%'   | without ; ? # %",
                "poll.cron                 | every second  | Quartz cron expression",
                "poll.cron                 | 99 * * * * ?  | Quartz cron expression",
                "poll.factor               | 0.99          | from 1.0 to 100.0",
                "poll.factor               | 100.1         | from 1.0 to 100.0",
                "poll.factor               | NaN           | from 1.0 to 100.0",
                "simulator.port            | 65536         | from 0 to 65535",
                "simulator.port            | -1            | from 0 to 65535",
                "lafactura.max-in-flight   | 0             | from 1 to 10000",
                "lafactura.max-in-flight   | 10001         | from 1 to 10000",
                "calipso.max-per-second    | 1.5           | from 0 to 1000000",
                "lafactura.url             | ftp://h/      | http:// or https://",
                "lafactura.url             | http://       | http:// or https://",
                "calipso.url               | http://h/?a=b | http:// or https://",
                "calipso.url               | http://a b/   | http:// or https://",
                "lafactura.api             | 2             | 2.0, 3.0",
                "lafactura.timezone        | Bogota        | America/Bogota",
                "lafactura.lookup          | NONE          | none, hint, authoritative",
                "lafactura.cancel.method   | GET           | empty, or one of DELETE, POST, PUT",
                "lafactura.cancel.path     | invoice       | begins with /",
                "lafactura.verify.path     | ''            | begins with /",
                "calipso.form              | old           | auto, legacy, new",
                "calipso.encoding          | xml           | json, form",
                "calipso.answer.cae        | a,,b          | one name or several",
                "calipso.answer.errors     | error,,x      | one name or several",
                "calipso.answer.proof      | any           | empty, or one of cae, result, http"
            })
    void shouldNameKeyValueAndWhatIsAllowed_whenAValueIsWrong(String key, String value, String allowed) {
        List<String> lines = mistakes(Map.of(key, value));
        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).startsWith(key + " = \"" + value + "\": expected "), lines.get(0));
        assertTrue(lines.get(0).contains(allowed), lines.get(0));
        assertEquals(1, lines.get(0).lines().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:9001", "192.0.2.7:9001", "billing.example:9001"})
    void shouldRefuseTheShippedPassword_whereOtherMachinesReachTheTable(String listen) {
        List<String> lines = mistakes(Map.of("store.listen", listen));
        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).startsWith("requests.password: "), lines.get(0));
        assertDoesNotThrow(() -> Given.settings(Map.of("store.listen", listen, "requests.password", "another")));
        assertDoesNotThrow(
                () -> Given.settings(Map.of("store.listen", listen, "requests.table.url", "jdbc:postgresql://a/b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9001", "LocalHost:9001", "127.1.2.3:9001", ""})
    void shouldAllowTheShippedPassword_onThisMachine(String listen) {
        assertDoesNotThrow(() -> Given.settings(Map.of("store.listen", listen)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy", "https://a:1", "a:70000", "http://a:1/x"})
    void shouldHideTheAddressOfAProxy_whichMayHoldAPassword(String value) {
        List<String> lines = mistakes(Map.of("lafactura.proxy", value));
        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).startsWith("lafactura.proxy = (hidden): expected "), lines.get(0));
        assertTrue(lines.get(0).contains("host:port"), lines.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere.pem", "pom.xml"})
    void shouldNameTheFile_whenItHoldsNoCertificates(String file) {
        List<String> lines = mistakes(Map.of("calipso.trust-store", file));
        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).startsWith("calipso.trust-store = \"" + file + "\": "), lines.get(0));
        assertTrue(lines.get(0).contains("the certificates cannot be read"), lines.get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inbox.dir",
                "store.username",
                "requests.table.name",
                "requests.password",
                "poll.cron",
                "poll.factor",
                "shutdown.timeout",
                "simulator.enabled",
                "simulator.port",
                "lafactura.api",
                "lafactura.timezone",
                "calipso.max-in-flight",
                "calipso.answer.cae"
            })
    void shouldNameTheKey_whenItsValueIsEmpty(String key) {
        List<String> lines = mistakes(Map.of(key, ""));
        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).startsWith(key + " = "), lines.get(0));
    }

    @Test
    void shouldNameEveryMistakeAtOnce() {
        assertEquals(
                3,
                mistakes(Map.of("poll.factor", "x", "inbox.settle", "x", "inbox.foo", "x"))
                        .size());
    }

    @Test
    void shouldHideThePassword_whenItIsWrong() {
        List<String> lines = mistakes(Map.of("requests.password", " "));
        assertTrue(lines.get(0).startsWith("requests.password = (hidden): expected "), lines.get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "lafactura.max-inflight, lafactura.max-in-flight",
        "poll.crom, poll.cron",
        "inbox.folder, inbox.dir",
        "lafactura.accounts.acme.ulr, lafactura.accounts.acme.url",
        "requests.tabel.name, requests.table.name"
    })
    void shouldNameTheNearest_whenAKeyIsUnknown(String typed, String nearest) {
        assertEquals(
                List.of("%s = \"x\": no such setting. Did you mean %s?".formatted(typed, nearest)),
                mistakes(Map.of(typed, "x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lafactura.pasword", "calipso.accounts.sur.pasword", "api.tokn", "hooks.secrt", "calipso.proxi"})
    void shouldShowNoValue_whenTheNearestKeyIsASecrets(String typed) {
        String told = String.join("\n", mistakes(Map.of(typed, "topsecret77")));
        assertTrue(told.startsWith(typed + " = (hidden): no such setting. Did you mean"), told);
        assertFalse(told.contains("topsecret77"), told);
    }

    @Test
    void shouldShowNoLogin_whateverKeyItStandsAt() {
        String told = String.join("\n", mistakes(Map.of("watch.every", "http://u:topsecret79@h")));
        assertTrue(told.startsWith("watch.every = (hidden): expected"), told);
    }

    @Test
    void shouldSuggestNothing_whenNothingIsNear() {
        assertEquals(List.of("node.x = \"x\": no such setting."), mistakes(Map.of("node.x", "x")));
    }

    @ParameterizedTest
    @CsvSource({"poll.first-delay, 20m, poll.max-delay", "resend.first-delay, 2m, resend.max-delay"})
    void shouldNameBothKeys_whenTheFirstDelayIsLongerThanTheLongest(String key, String value, String other) {
        List<String> lines = mistakes(Map.of(key, value));
        assertTrue(lines.get(0).contains(key) && lines.get(0).contains(other), lines.get(0));
    }

    @ParameterizedTest
    @CsvSource({"outbox.dir, inbox", "rejected.dir, inbox", "archive.dir, ./inbox"})
    void shouldNameTheKey_whenAnswersWouldBeTakenForRequests(String key, String folder) {
        assertTrue(mistakes(Map.of(key, folder)).get(0).contains(key));
    }

    @Test
    void shouldNameBoth_whenOnlyPostgresCouldTellOfRows() {
        List<String> lines = mistakes(
                Map.of("requests.table.url", "jdbc:mariadb://localhost/whmcs", "requests.table.notify", "new_rows"));
        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).startsWith("requests.table.notify = \"new_rows\": only PostgreSQL"), lines.get(0));
    }

    @Test
    void shouldNameBoth_whenNoColumnSaysWhatToCancel() {
        List<String> lines =
                mistakes(Map.of("requests.table.columns.invoice", "", "requests.table.columns.payload", ""));
        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).contains("requests.table.columns.payload"), lines.get(0));
    }

    @Test
    void shouldNotShowAProxysPassword() {
        List<String> lines = mistakes(Map.of("lafactura.proxy", "http://us:pa55@proxy"));
        assertEquals(1, lines.size());
        assertTrue(!lines.get(0).contains("pa55"), lines::toString);
    }
}
