package io.anula.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.provider.rules.Facts;
import io.anula.provider.rules.RuleJudge;
import io.anula.store.HistoryRow;
import io.anula.store.RequestRows;
import io.anula.store.StoredRequest;
import io.anula.store.Verdict;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One authorisation of the authority belongs to one order. */
final class SameAuthorisationTest {
    static final String RULE = "same-authorisation";

    private final TestStore store = TestStore.inMemory();

    @AfterEach
    void close() {
        store.close();
    }

    private static ObjectNode order(String order, String cae, int number) {
        ObjectNode document = Fixtures.json(Fixtures.sample("calipso-legacy.json"));
        return document.put("ordenid", order)
                .put("CAE", cae)
                .put("CbteDesde", number)
                .put("CbteHasta", number);
    }

    private List<StoredRequest> posted(String source, String level, Overrule overrule, ObjectNode... documents) {
        RequestParser parser = new RequestParser(
                Given.PROVIDERS,
                new ConfiguredAccounts(Given.settings(Map.of("calipso.rules." + RULE, level))),
                RowDefaults.NONE,
                RuleJudge.by(store.clock, Facts.NONE));
        List<ReadRecord> records = new ArrayList<>();
        for (ObjectNode document : documents) {
            records.add(new ReadRecord(
                    records.size() + 1L, 1L, Assertions.assertDoesNotThrow(() -> parser.parse(document)), null));
        }
        return new Accept(parser, store.requests, RequestRows.own()).posted(source, records, overrule);
    }

    private StoredRequest posted(String source, String level, ObjectNode document) {
        return posted(source, level, Overrule.NONE, document).get(0);
    }

    private static Cancellation made(StoredRequest stored) {
        return Objects.requireNonNull(stored.cancellation());
    }

    @ParameterizedTest
    @CsvSource({"69124733689830, 9", "69124733689831, 8"})
    void shouldRefuseTheOtherOrder_withTheSameCaeOrNumber(String cae, int number) {
        StoredRequest first = posted("api:1", "block", order("1", "69124733689830", 8));
        StoredRequest second = posted("api:2", "block", order("2", cae, number));
        assertEquals(Verdict.INVALID, second.verdict());
        String problem = String.valueOf(second.problem());
        assertTrue(problem.contains(RULE) && problem.contains(made(first).id()), problem);
        assertEquals(
                Verdict.ACCEPTED,
                posted("api:3", "block", order("2", "69124733689831", 9)).verdict());
    }

    @Test
    void shouldRefuseIt_whenBothAreInOneFile() {
        List<StoredRequest> stored = posted(
                "api:1",
                "block",
                Overrule.NONE,
                order("1", "69124733689830", 8),
                order("2", "69124733689830", 9),
                order("1", "69124733689830", 8));
        assertEquals(
                List.of(Verdict.ACCEPTED, Verdict.INVALID, Verdict.DUPLICATE),
                stored.stream().map(StoredRequest::verdict).toList());
    }

    @Test
    void shouldWarn_whenTheRuleWarns() {
        posted("api:1", "warn", order("1", "69124733689830", 8));
        StoredRequest second = posted("api:2", "warn", order("2", "69124733689830", 9));
        assertEquals(Verdict.ACCEPTED, second.verdict());
        assertTrue(String.valueOf(second.problem()).contains("\"warnings\":[{\"rule\":\"" + RULE), second::problem);
    }

    @Test
    void shouldLookAtNothing_whenTheRuleIsOff() {
        posted("api:1", "off", order("1", "69124733689830", 8));
        StoredRequest second = posted("api:2", "off", order("2", "69124733689830", 9));
        assertEquals(Verdict.ACCEPTED, second.verdict());
        assertNull(second.problem());
    }

    @Test
    void shouldGoOn_whenAPersonOverrulesIt() {
        posted("api:1", "block", order("1", "69124733689830", 8));
        Overrule overrule = new Overrule(Set.of(RULE), "maria", "the first order was wrong");
        StoredRequest second = posted("api:2", "block", overrule, order("2", "69124733689830", 9))
                .get(0);
        assertEquals(Verdict.ACCEPTED, second.verdict());
        HistoryRow asked = store.history(made(second).id()).get(0);
        assertEquals("maria", asked.actor());
        assertTrue(String.valueOf(asked.message()).contains("the first order was wrong"), asked::toString);
    }

    @Test
    void shouldBeFreeAgain_whenTheFirstWasRejected() {
        StoredRequest first = posted("api:1", "block", order("1", "69124733689830", 8));
        store.go(
                made(first),
                new Outcome.Claimed(SettableClock.START.plusSeconds(90)),
                new Outcome.Refused("no", false, null));
        StoredRequest second = posted("api:2", "block", order("2", "69124733689830", 8));
        assertEquals(Verdict.ACCEPTED, second.verdict());
        StoredRequest third = posted("api:3", "block", order("3", "69124733689830", 8));
        assertEquals(Verdict.INVALID, third.verdict());
        assertTrue(String.valueOf(third.problem()).contains(made(second).id()), third::problem);
    }
}
