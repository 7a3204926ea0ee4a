package io.anula.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.intake.RuleExamples.Example;
import io.anula.intake.rules.CancellationRequest;
import io.anula.intake.rules.RuleFinding;
import io.anula.intake.rules.RuleFinding.Result;
import io.anula.provider.rules.Facts.Range;
import io.anula.provider.rules.Rule;
import io.anula.provider.rules.RuleJudge;
import io.anula.store.Ruling;
import io.anula.testing.Given;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule before sending, with a document that keeps it and one that breaks it. */
final class RulesTest {
    private static final Overrule BY_MARIA = new Overrule(Set.of(), "maria", "agreed by telephone");

    static Stream<Example> examples() {
        return RuleExamples.ALL.stream();
    }

    private static Rule rule(Example example) {
        return rules().filter(each -> each.code().equals(example.code()))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Rule> rules() {
        return Given.PROVIDERS.all().stream().flatMap(each -> each.rules().stream());
    }

    /** The request, judged while that rule has that level and every other one is off. */
    private static CancellationRequest judged(Example example, ObjectNode document, String level) {
        return judged(example, document, level, Optional.of(example.range()));
    }

    private static CancellationRequest judged(
            Example example, ObjectNode document, String level, Optional<Range> range) {
        Map<String, String> settings = new HashMap<>(example.settings());
        Given.PROVIDERS.all().forEach(adapter -> adapter.rules()
                .forEach(each -> settings.put(
                        adapter.provider().text() + '.' + each.setting().key(),
                        each.code().equals(example.code()) ? level : "off")));
        RequestParser parser = new RequestParser(
                Given.PROVIDERS,
                new ConfiguredAccounts(Given.settings(settings)),
                RowDefaults.NONE,
                RuleJudge.by(Clock.fixed(example.now(), ZoneOffset.UTC), account -> range));
        return Assertions.assertDoesNotThrow(() -> parser.parse(document));
    }

    private static JsonNode read(@Nullable String json) {
        return io.anula.io.Json.own(Objects.requireNonNull(json));
    }

    private static RuleFinding finding(Example example, CancellationRequest request) {
        return request.findings().stream()
                .filter(each -> each.rule().equals(example.code()))
                .findFirst()
                .orElseThrow();
    }

    /** Rules that a store or an answer of the provider judges are tested with these. */
    @Test
    void shouldHaveAnExample_whenThereIsARule() {
        assertEquals(
                rules().map(Rule::code).collect(Collectors.toSet()),
                Stream.concat(examples().map(Example::code), EveryRuleTest.judgedElsewhere())
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldBeTold_withCodeSourceAndTextInBothLanguages(Example example) {
        Rule rule = rule(example);
        assertTrue(rule.code().matches("[a-z]+(-[a-z]+)*"), rule.code());
        assertFalse(rule.source().isBlank());
        assertFalse(rule.english().isBlank() || rule.english().equals(rule.spanish()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldLetItPass_whenTheRuleIsKept(Example example) {
        CancellationRequest request = judged(example, example.good(), "block", Optional.of(Range.ENOUGH));
        assertEquals(
                example.isByTheClock() ? Result.WAITS : Result.KEPT,
                finding(example, request).result());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldBeRefused_whenTheRuleBlocks(Example example) {
        Ruling ruling = Rulings.of(judged(example, example.bad(), "block"), Overrule.NONE);
        if (example.isByTheClock()) {
            assertNull(ruling.refusal(), "it waits, and is not refused");
            assertNotNull(ruling.remarks());
            return;
        }
        JsonNode problem = read(ruling.refusal());
        assertEquals(example.code(), problem.path("rule").asText());
        assertTrue(problem.path("blocked").asBoolean());
        assertTrue(problem.path("message").asText().contains(" / "), problem::toString);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldGoOnWithTheWarning_whenTheRuleWarns(Example example) {
        Ruling ruling = Rulings.of(judged(example, example.bad(), "warn"), Overrule.NONE);
        assertNull(ruling.refusal());
        JsonNode remarks = read(ruling.remarks());
        assertEquals(example.code(), remarks.at("/warnings/0/rule").asText());
        assertTrue(Objects.requireNonNull(ruling.message()).contains(example.code()), ruling::message);
        assertNull(ruling.who());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldGoOn_whenTheRuleIsOff(Example example) {
        CancellationRequest request = judged(example, example.bad(), "off");
        Ruling ruling = Rulings.of(request, Overrule.NONE);
        assertEquals(Result.OFF, finding(example, request).result());
        assertNull(ruling.refusal());
        assertEquals(request.warnings().isEmpty(), ruling.remarks() == null);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldGoOn_andSayWhoOverruledIt(Example example) {
        CancellationRequest request = judged(example, example.bad(), "block");
        Ruling ruling = Rulings.of(request, new Overrule(Set.of(example.code()), BY_MARIA.who(), BY_MARIA.reason()));
        assertNull(ruling.refusal());
        if (example.isByTheClock()) {
            assertNull(ruling.who(), "a clock is not overruled");
            return;
        }
        assertEquals("maria", ruling.who());
        JsonNode remarks = read(ruling.remarks());
        assertEquals(example.code(), remarks.at("/overruled/0/rule").asText());
        assertEquals("maria", remarks.path("overruledBy").asText());
        assertTrue(Objects.requireNonNull(ruling.message()).contains("agreed by telephone"), ruling::message);
    }

    @Test
    void shouldSayNothing_whenWhatItNeedsIsNotGiven() {
        ObjectNode bare = Fixtures.json(Fixtures.sample("calipso-new.json"));
        for (Example example : RuleExamples.ALL) {
            if (example.isOfAuthorisation()) {
                CancellationRequest request = judged(example, bare, "block");
                assertEquals(Result.NOT_KNOWN, finding(example, request).result(), example.code());
            }
        }
    }

    @Test
    void shouldNameEveryRule_whenSeveralRefuse() {
        Example example = RuleExamples.of("cae-zeros");
        ObjectNode bad = example.bad();
        bad.put("Resultado", "R");
        RequestParser parser = new RequestParser(
                Given.PROVIDERS,
                new ConfiguredAccounts(Given.settings(Map.of())),
                RowDefaults.NONE,
                RuleJudge.by(Clock.fixed(example.now(), ZoneOffset.UTC), account -> Optional.empty()));
        CancellationRequest request = Assertions.assertDoesNotThrow(() -> parser.parse(bad));
        JsonNode problem = read(Rulings.of(request, Overrule.NONE).refusal());
        assertEquals(
                List.of("result-not-a", "cae-zeros"),
                Stream.of(0, 1).map(i -> problem.path("rules").path(i).asText()).toList());
        Overrule one = new Overrule(Set.of("cae-zeros"), "maria", "why");
        assertNotNull(Rulings.of(request, one).refusal(), "the other rule still counts");
    }
}
