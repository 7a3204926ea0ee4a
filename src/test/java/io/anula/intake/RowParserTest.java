package io.anula.intake;

import static io.anula.intake.Fixtures.PARSER;
import static io.anula.intake.Fixtures.sample;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Key;
import io.anula.intake.rules.CancellationRequest;
import io.anula.intake.rules.InvalidRequestException;
import io.anula.intake.rules.Problem;
import io.anula.provider.rules.RuleJudge;
import io.anula.testing.Given;
import java.util.HashMap;
import java.util.Map;
import javax.sql.rowset.serial.SerialClob;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowParserTest {
    private static Map<String, @Nullable Object> row(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> row = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return row;
    }

    private static CancellationRequest accepted(Map<String, @Nullable Object> row) {
        return assertDoesNotThrow(() -> PARSER.parseRow(row));
    }

    private static Problem refused(Map<String, @Nullable Object> row) {
        return assertThrows(InvalidRequestException.class, () -> PARSER.parseRow(row))
                .problem();
    }

    @Test
    void shouldReadTheColumns_inAnyCase() {
        CancellationRequest request = accepted(row(
                "ID",
                7L,
                "PROVIDER",
                "LaFactura",
                "Account",
                null,
                "invoice",
                " fc-1 ",
                "REASON",
                "x",
                "PAYLOAD",
                null));
        assertEquals(new Key(Given.LAFACTURA, "default", "fc-1"), request.key());
        assertEquals("x", request.content());
    }

    @ParameterizedTest
    @CsvSource({
        "lafactura,,x,invoice,required",
        "lafactura,fc-1,,reason,required",
        "lafactura,nc-1,x,invoice,not-an-invoice",
        ",fc-1,x,provider,required",
        "dian,fc-1,x,provider,unknown-provider",
        "calipso,1204,x,payload,required"
    })
    void shouldNameTheColumn(
            @Nullable String provider, @Nullable String invoice, @Nullable String reason, String column, String rule) {
        Problem problem = refused(row("provider", provider, "invoice", invoice, "reason", reason));
        assertEquals(rule, problem.rule());
        assertEquals(column, problem.field());
        assertTrue(problem.message().startsWith(column + ": "), problem.message());
    }

    @ParameterizedTest
    @CsvSource({
        "lafactura-native,lafactura,fc-54984309jtr0ret90jjrg",
        "lafactura-native,,",
        "lafactura-request,LAFACTURA,",
        "calipso-legacy,calipso,1204",
        "calipso-new,,"
    })
    void shouldReadThePayload(String name, @Nullable String provider, @Nullable String invoice) throws Exception {
        String payload = sample(name + ".json");
        for (Object value : new Object[] {payload, new SerialClob(payload.toCharArray())}) {
            CancellationRequest request =
                    accepted(row("payload", value, "provider", provider, "invoice", invoice, "reason", "seen"));
            assertEquals(Fixtures.accepted(Fixtures.json(payload)), request);
        }
    }

    @ParameterizedTest
    @CsvSource({"invoice,1205", "provider,lafactura", "account,legacy"})
    void shouldRefuseColumns_thatThePayloadContradicts(String column, String value) {
        String payload =
                sample("calipso-new.json").replaceFirst("\\{", "{\"provider\":\"calipso\",\"account\":\"default\",");
        Problem problem = refused(row("payload", payload, column, value));
        assertEquals("mismatch", problem.rule());
        assertEquals(column, problem.field());
        accepted(row("payload", payload, "provider", "Calipso", "account", "DEFAULT", "invoice", "1204"));
    }

    @Test
    void shouldTakeTheAccount_fromTheColumn() {
        Map<String, @Nullable Object> row = row("payload", sample("calipso-legacy.json"), "account", "Legacy");
        assertEquals("legacy", accepted(row).key().account());
        assertTrue(!accepted(row).content().contains("account"));
    }

    @Test
    void shouldRefuseALongPayload() {
        String payload = "{}" + " ".repeat(RequestFiles.LONGEST_RECORD - 1);
        assertEquals("too-long", refused(row("payload", payload)).rule());
        assertEquals("required", refused(row("payload", payload.strip())).rule());
    }

    private static CancellationRequest completed(Map<String, @Nullable Object> row) {
        RequestParser parser = new RequestParser(
                Given.PROVIDERS, Fixtures.ACCOUNTS, new RowDefaults("lafactura", "acme", "Anulada"), RuleJudge.NONE);
        return assertDoesNotThrow(() -> parser.parseRow(row));
    }

    @Test
    void shouldTakeTheDefaults_whereARowSaysNothing() {
        CancellationRequest request = completed(row("invoice", "fc-1", "reason", " "));
        assertEquals(new Key(Given.LAFACTURA, "acme", "fc-1"), request.key());
        assertEquals("Anulada", request.content());
    }

    @Test
    void shouldTakeTheDefaults_whereAPayloadSaysNothing() {
        CancellationRequest request = completed(row("payload", "{\"tascode\":\"fc-1\",\"description\":\"x\"}"));
        assertEquals(new Key(Given.LAFACTURA, "acme", "fc-1"), request.key());
        assertEquals("x", request.content());
    }

    @Test
    void shouldNotTakeADefault_whereARowSaysItself() {
        CancellationRequest request =
                completed(row("provider", "lafactura", "account", "default", "invoice", "fc-1", "reason", "y"));
        assertEquals(new Key(Given.LAFACTURA, "default", "fc-1"), request.key());
        assertEquals("y", request.content());
    }
}
