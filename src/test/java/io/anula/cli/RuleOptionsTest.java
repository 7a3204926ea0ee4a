package io.anula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person reads of a dry run and of a refusal. */
final class RuleOptionsTest {
    private static final Texts ENGLISH = Texts.of(Map.of("LANG", "en_US.UTF-8"));
    private static final String HOW = "A rule refuses it. To hand it in all the same: --overrule %s --reason TEXT";

    private static JsonNode json(String text) {
        return Json.own(text.replace('\'', '"'));
    }

    @Test
    void shouldSayHeld_onlyWhenItWouldBeTaken() {
        String rules =
                "'rules':[{'rule':'a','level':'block','result':'broken','overruled':%s,'message':'m'}],'approval':'why'}";
        assertEquals(
                List.of("f: INVALID k", "  a                  block broken m", "  " + HOW.formatted("a")),
                RuleOptions.lines(json("{'verdict':'INVALID','key':'k'," + rules.formatted("false")), "f", ENGLISH));
        assertEquals(
                List.of("f: ACCEPTED k", "  a                  block broken (overruled) m", "  HELD: why"),
                RuleOptions.lines(json("{'verdict':'ACCEPTED','key':'k'," + rules.formatted("true")), "f", ENGLISH));
    }

    @Test
    void shouldSayInOneLine_whichRulesHaveNothingToSay() {
        JsonNode record = json(
                "{'verdict':'ACCEPTED','key':'k','rules':[{'rule':'a','level':'block','result':'not-known'},"
                        + "{'rule':'b','level':'warn','result':'not-known'},{'rule':'c','level':'warn','result':'kept'}]}");
        assertEquals(
                List.of("f: ACCEPTED k", "  kept: c", "  not-known: a, b"), RuleOptions.lines(record, "f", ENGLISH));
    }

    @Test
    void shouldNameEveryRuleThatRefuses() {
        assertEquals(
                "a, b: m. " + HOW.formatted("a,b"),
                RuleOptions.refusal(json("{'message':'m','rule':'a','blocked':true,'rules':['a','b']}"), ENGLISH));
        assertEquals("m", RuleOptions.refusal(json("{'message':'m','rule':'required'}"), ENGLISH));
    }
}
