package io.anula.provider.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CharsetsTest {
    private static final String TEXT = "anulación de la orden 1204";

    private static String read(byte[] body, @Nullable String contentType) {
        return Charsets.text(body, contentType);
    }

    @Test
    void shouldBeUtf8_whenItIs_whateverItsHeadSays() {
        assertEquals(TEXT, read(TEXT.getBytes(StandardCharsets.UTF_8), null));
        assertEquals(TEXT, read(TEXT.getBytes(StandardCharsets.UTF_8), "text/html; charset=iso-8859-1"));
        assertEquals("", read(new byte[0], null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain; charset=iso-8859-1",
                "text/plain;charset=\"ISO-8859-1\"",
                "text/plain",
                "x; charset=utf-8",
                "x; charset=no-such-thing",
                "x; charset=?"
            })
    void shouldBeLatin_whenItIsNotUtf8(String contentType) {
        assertEquals(TEXT, read(TEXT.getBytes(StandardCharsets.ISO_8859_1), contentType));
    }

    @Test
    void shouldBeAsSaid_whenItIsNotUtf8() {
        Charset other = Charset.forName("IBM850");
        assertEquals(TEXT, read(TEXT.getBytes(other), "text/plain; charset=IBM850"));
        String xml = "<?xml version=\"1.0\" encoding=\"IBM850\"?><a>ó</a>";
        assertEquals(xml, read(xml.getBytes(other), null));
    }

    @Test
    void shouldBeUtf16_whenItsMarkSaysSo() {
        assertEquals(TEXT, read(TEXT.getBytes(StandardCharsets.UTF_16), null));
        byte[] little = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE);
        assertEquals(TEXT, read(little, "text/plain"));
    }
}
