package io.anula.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Key;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.config.settings.ProviderAccount;
import io.anula.engine.LookupRules;
import io.anula.intake.RuleExamples.Example;
import io.anula.intake.rules.CancellationRequest;
import io.anula.provider.Claim;
import io.anula.provider.Operation;
import io.anula.provider.ProviderAdapter;
import io.anula.provider.http.ProviderAnswer;
import io.anula.provider.rules.Facts.Range;
import io.anula.provider.rules.Rule;
import io.anula.provider.rules.RuleJudge;
import io.anula.store.HistoryRow;
import io.anula.store.RequestRows;
import io.anula.store.StoredRequest;
import io.anula.store.Verdict;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of every provider in a store: it blocks, it warns, it is off, and a person overrules it. */
final class EveryRuleTest {
    private static final Instant LEASE = SettableClock.START.plusSeconds(90);
    private static final String LAFACTURA =
            "{\"provider\":\"lafactura\",\"tascode\":\"fc-1\",\"description\":\"Error\"}";

    /** What LaFactura answers about the invoice, for the rules that are judged by it. */
    private static final Map<String, String> ANSWERS = Map.of(
            "invoice-not-accepted", answer("", "1"),
            "invoice-has-note", answer("nc-77", "2"));

    private final TestStore store = TestStore.inMemory();

    @AfterEach
    void close() {
        store.close();
    }

    enum Way {
        BLOCK,
        WARN,
        OFF,
        OVERRULED
    }

    static Stream<Arguments> all() {
        return Given.PROVIDERS.all().stream()
                .flatMap(adapter -> adapter.rules().stream())
                .map(Rule::code)
                .flatMap(code -> Arrays.stream(Way.values()).map(way -> Arguments.of(code, way)));
    }

    /** The rules that no document alone breaks. */
    static Stream<String> judgedElsewhere() {
        return Stream.concat(Stream.of(SameAuthorisationTest.RULE), ANSWERS.keySet().stream());
    }

    private static String answer(String referal, String process) {
        return ("{\"invoiceResult\":{\"status\":{\"code\":\"200\",\"text\":\"\"},\"document\":{\"mode\":\"Verify\","
                        + "\"tascode\":\"fc-1\",\"referal\":\"%s\",\"process\":\"%s\"}}}")
                .formatted(referal, process);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("all")
    void shouldDoWhatItsSettingSays(String code, Way way) {
        ProviderAdapter adapter = Given.PROVIDERS.all().stream()
                .filter(each ->
                        each.rules().stream().anyMatch(rule -> rule.code().equals(code)))
                .findFirst()
                .orElseThrow();
        Map<String, String> settings = settings(code, way);
        StoredRequest stored = posted(code, way, settings);
        if (stored.verdict() == Verdict.INVALID) {
            String problem = String.valueOf(stored.problem());
            assertTrue(problem.contains("\"rule\":\"" + code) && problem.contains(" / "), problem);
            assertEquals(Way.BLOCK, way, problem);
            return;
        }
        AccountName name = new AccountName(adapter.provider(), Key.DEFAULT_ACCOUNT);
        ProviderAccount account = new ConfiguredAccounts(Given.settings(settings)).account(name);
        Cancellation last = inspected(code, account, adapter, Objects.requireNonNull(stored.cancellation()));
        boolean isByTheClock = code.equals("day-end");
        boolean blocks = way == Way.BLOCK || (way == Way.OVERRULED && isByTheClock);
        boolean sends = last.state() == State.READY
                && adapter.maySubmit(account, RuleExamples.of("day-end").now());
        assertEquals(!blocks, sends, last::message);
        String told = told(last);
        assertEquals(way != Way.OFF, told.contains(code), told);
        if (way == Way.OVERRULED && !isByTheClock) {
            assertTrue(told.contains("maria") && told.contains("agreed"), told);
        }
    }

    /** The history of the cancellation, and what its requester is told. */
    private String told(Cancellation last) {
        StringBuilder all = new StringBuilder();
        for (HistoryRow row : store.history(last.id())) {
            all.append(row.message()).append('\n');
        }
        return all.toString();
    }

    /** The cancellation after its invoice was looked at, if its account wants that. */
    private Cancellation inspected(
            String code, ProviderAccount account, ProviderAdapter adapter, Cancellation accepted) {
        String body = ANSWERS.get(code);
        if (body == null || !account.inspectsFirst()) {
            assertFalse(account.inspectsFirst(), code + " makes one more call");
            return accepted;
        }
        Cancellation leased = store.go(accepted, new Outcome.Inspecting(LEASE));
        Claim claim = new Claim(Operation.INSPECT, leased, "", LEASE, account);
        Outcome outcome = adapter.outcome(Operation.INSPECT, claim, new ProviderAnswer(200, body, null));
        return store.go(leased, new LookupRules(store.cancellations).believed(claim, outcome));
    }

    private static Map<String, String> settings(String code, Way way) {
        String level = way == Way.WARN ? "warn" : way == Way.OFF ? "off" : "block";
        Map<String, String> settings = new HashMap<>();
        Given.PROVIDERS.all().forEach(adapter -> adapter.rules()
                .forEach(each -> settings.put(
                        adapter.provider().text() + '.' + each.setting().key(),
                        each.code().equals(code) ? level : "off")));
        return settings;
    }

    private StoredRequest posted(String code, Way way, Map<String, String> settings) {
        Overrule overrule =
                way == Way.OVERRULED ? new Overrule(Set.of(code), "maria", "agreed by telephone") : Overrule.NONE;
        if (code.equals(SameAuthorisationTest.RULE)) {
            ObjectNode other = Fixtures.json(Fixtures.sample("calipso-legacy.json"));
            posted("api:0", settings, other, Range.ENOUGH, Overrule.NONE);
            return posted("api:1", settings, other.deepCopy().put("ordenid", "9"), Range.ENOUGH, overrule);
        }
        if (ANSWERS.containsKey(code)) {
            return posted("api:1", settings, Fixtures.json(LAFACTURA), Range.ENOUGH, overrule);
        }
        Example example = RuleExamples.of(code);
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(example.settings());
        return posted("api:1", all, example.bad(), example.range(), overrule);
    }

    private StoredRequest posted(
            String source, Map<String, String> settings, ObjectNode document, Range range, Overrule overrule) {
        Clock late = Clock.fixed(RuleExamples.of("day-end").now(), ZoneOffset.UTC);
        RequestParser parser = new RequestParser(
                Given.PROVIDERS,
                new ConfiguredAccounts(Given.settings(settings)),
                RowDefaults.NONE,
                RuleJudge.by(late, account -> Optional.of(range)));
        CancellationRequest request = Assertions.assertDoesNotThrow(() -> parser.parse(document));
        return new Accept(parser, store.requests, RequestRows.own())
                .posted(source, List.of(new ReadRecord(1, 1L, request, null)), overrule)
                .get(0);
    }
}
