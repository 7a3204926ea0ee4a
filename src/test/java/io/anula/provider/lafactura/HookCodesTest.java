package io.anula.provider.lafactura;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an event names, in whatever form it comes. */
final class HookCodesTest {
    private static Set<String> in(String body) {
        return HookCodes.in(body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"document\":{\"tascode\":\"nc-1a\"}}",
                "{\"payload\":\"{\\\"document\\\":{\\\"tascode\\\":\\\"nc-1a\\\"}}\"}",
                "{\"a\":\"{\\\"b\\\":\\\"{\\\\\\\"tascode\\\\\\\":\\\\\\\"nc-1a\\\\\\\"}\\\"}\"}",
                "{\"tascode\":\"nc\\u002d1a\"}",
                "tascode=nc-1a&process=2",
                "data=%7B%22tascode%22%3A%22nc-1a%22%7D",
                "data=%7B%22tascode%22%3A%22nc%2D1a%22%7D",
                "data=%257B%2522tascode%2522%253A%2522nc-1a%2522%257D",
                "<event><tascode>nc-1a</tascode></event>",
                "<event tascode='nc-1a'/>",
                "<event><tascode>nc&#45;1a</tascode></event>",
                "<event><![CDATA[{\"tascode\":\"nc-1a\"}]]></event>"
            })
    void shouldFindTheCode(String body) {
        assertEquals(Set.of("nc-1a"), in(body));
    }

    @Test
    void shouldFindTheCodeInLowerCaseToo_whenItIsInCapitals() {
        assertEquals(Set.of("NC-1A", "nc-1a"), in("{\"tascode\":\"NC-1A\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"document\":\"CR-1\"}", "sync-1", "{\"text\":\"% &# \\u12\"}"})
    void shouldFindNothing_whereNoCodeStands(String body) {
        assertEquals(Set.of(), in(body));
    }

    @Test
    void shouldStop_whenAnEventNamesVeryMany() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            many.append("nc-").append(i).append(' ');
        }
        assertTrue(in(many.toString()).size() <= 101);
    }
}
