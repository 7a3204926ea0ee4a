package io.anula.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/files", "/cancellations?q=a%20b&state=HELD", "/a:b"})
    void shouldTakeOurOwn(String address) {
        assertEquals(address, LocalPath.of(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "/a\\b",
                "https://evil.example",
                "javascript:alert(1)",
                "/a b",
                "/\n/evil.example",
                "/a\r\nSet-Cookie: x=y",
                "evil",
                ""
            })
    void shouldTakeNoOthers(String address) {
        assertEquals("/", LocalPath.of(address));
    }

    @Test
    void shouldTakeAParameterAway() {
        assertEquals("/a?b=1", LocalPath.without("/a?lang=es&b=1", "lang"));
        assertEquals("/a?b=1", LocalPath.without("/a?b=1&lang=es", "lang"));
        assertEquals("/a", LocalPath.without("/a?lang=es", "lang"));
        assertEquals("/a?xlang=es", LocalPath.without("/a?xlang=es", "lang"));
        assertEquals("/", LocalPath.without("//evil.example/?lang=es", "lang"));
        assertEquals("/a?b=1&lang=es", LocalPath.with("/a?b=1", "lang", "es"));
    }
}
