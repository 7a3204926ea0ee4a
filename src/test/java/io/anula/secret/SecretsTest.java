package io.anula.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.camel.util.SensitiveUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known as a secret, and how it is left out. */
final class SecretsTest {
    @Test
    void shouldKnowWhateverCamelKnows() {
        SensitiveUtils.getSensitiveKeys().forEach(key -> assertTrue(Secrets.isSecret(key), key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apikey",
                "Api-Key",
                "API_KEY",
                "accessKey",
                "lafactura.password",
                "LAFACTURA_PASSWORD",
                "clave",
                "Contraseña",
                "hooks.secret",
                "api.token",
                "client_secret",
                "privateKey",
                "pwd"
            })
    void shouldKnow(String name) {
        assertTrue(Secrets.isSecret(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"description", "delay", "ordenid", "tascode", "poll.cron", "claveDeProducto", "total"})
    void shouldShow(String name) {
        assertFalse(Secrets.isSecret(name));
    }

    @Test
    void shouldLeaveOutTheValueAlone() {
        assertEquals("x?apiKey=xxxxxx&delay=5", Secrets.masked("x?apiKey=s3cret&delay=5"));
        assertEquals("password=xxxxxx&y=1", Secrets.masked("password=RAW(a&b c)&y=1"));
        assertEquals("log://x?clave=xxxxxx&y=1", Secrets.masked("log://x?clave=s3cret&y=1"));
        assertEquals("[{a=1, password=xxxxxx, b=2}]", Secrets.masked("[{a=1, password=s3cret&more s3cret, b=2}]"));
        assertEquals("accessKey=xxxxxx and more", Secrets.masked("accessKey='s3 cret' and more"));
        assertEquals("password={{key}}", Secrets.masked("password={{key}}"));
        assertEquals("ftp://me:xxxxxx@there?a=1", Secrets.masked("ftp://me:s3cret@there?a=1"));
        assertEquals("http://127.0.0.1:8099/x", Secrets.masked("http://127.0.0.1:8099/x"));
        assertEquals("Unknown parameters=[{token=xxxxxx}]", Secrets.masked("Unknown parameters=[{token=abc}]"));
    }
}
