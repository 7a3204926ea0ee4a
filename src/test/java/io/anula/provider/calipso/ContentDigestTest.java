package io.anula.provider.calipso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.anula.testing.Given;
import io.anula.testing.Resources;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which documents ask for the same credit note. */
final class ContentDigestTest {
    private static final String SAMPLE = Resources.sample("calipso-new.json");

    private static String digest(String content) {
        return Objects.requireNonNull(ContentDigest.of(content));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "\"total\": 364.68 | \"total\": \"364.68\"",
                "\"total\": 364.68 | \"total\": 364.680",
                "\"total\": 364.68 | \"total\": 3.6468E2",
                "\"precio\": 284.20 | \"precio\": 284.2",
                "\"cantidad\": 1, | \"cantidad\": \"1.00\",",
                "\"DocTipo\": 80 | \"DocTipo\": \"80\"",
                "20-11111111-2 | 20111111112",
                "\"ordenid\": 1204 | \"ordenid\": \"0001204\"",
                "\"descuentogeneral\": 0, | ",
                "\"descuentogeneral\": 0 | \"descuentogeneral\": \"0.00\"",
                "\"descuentogeneral\": 0 | \"descuentogeneral\": null",
                "observaciones de la factura | otras",
                "cliente@example.com | otro@example.com",
                "\"items\": | \"extra\": [], \"more\": {}, \"none\": \"\", \"items\":",
                "Express - ejemplo.com | Express  -\u00a0ejemplo.com "
            })
    void shouldBeTheSame_whenOnlyTheWritingDiffers(String before, String after) {
        assertNotEquals(SAMPLE, SAMPLE.replace(before, after == null ? "" : after));
        assertEquals(digest(SAMPLE), digest(SAMPLE.replace(before, after == null ? "" : after)));
    }

    @Test
    void shouldBeTheSame_whenTheKeysStandInAnotherOrderOrAListIsAnObject() {
        assertEquals(
                digest("{\"a\":1,\"b\":[{\"c\":2,\"d\":3}]}"),
                digest("{\"b\":{\"0\":{\"d\":\"3\",\"c\":2.0}},\"a\":\"1\"}"));
        assertNotEquals(digest("{\"b\":[1,2]}"), digest("{\"b\":[2,1]}"));
        assertNotEquals(digest("{\"b\":{\"0a\":1}}"), digest("{\"b\":[1]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "364.68 | 364.69",
                "364.68 | -364.68",
                "\"importe\": 17.19 | \"importe\": 17.20",
                "\"descuentogeneral\": 0 | \"descuentogeneral\": 10",
                "HOSPAGDIF | HOSPAGDIG",
                "Cargo por demora | Dominio",
                "W20065 | W20066",
                "20-11111111-2 | 20-22222222-3",
                "\"DocTipo\": 80 | \"DocTipo\": 96",
                "\"items\": | \"CAE\": \"69124733689830\", \"items\":"
            })
    void shouldDiffer_whenAnotherNoteIsAskedFor(String before, String after) {
        assertNotEquals(SAMPLE, SAMPLE.replace(before, after));
        assertNotEquals(digest(SAMPLE), digest(SAMPLE.replace(before, after)));
    }

    @Test
    void shouldBeNone_whenTheProviderHasNothingOfTheKind() {
        assertNull(Given.LAFACTURA.digest(SAMPLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a reason", "[1]", "{\"total\":"})
    void shouldBeNone_whenItIsNoDocument(String content) {
        assertNull(ContentDigest.of(content));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"total\":1E999999999}", "{\"total\":1E-999999999}", "{\"a\":[null,[],\"\",true]}", "{}"})
    void shouldBeMade_whateverStandsInTheDocument(String content) {
        assertNotNull(digest(content));
        assertEquals(64, digest(content).length());
    }
}
