package io.anula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextsTest {
    @ParameterizedTest(name = "LANG={0} LC_ALL={1}: {2}")
    @CsvSource({"es_AR.UTF-8,'',ESTADO", "en_US.UTF-8,'',STATE", "C,'',STATE", "en_US,es_CO.UTF-8,ESTADO", "'','',STATE"
    })
    void shouldSpeakAsTheTerminalDoes(String lang, String all, String expected) {
        assertEquals(expected, Texts.of(Map.of("LANG", lang, "LC_ALL", all)).say("state"));
    }

    @Test
    void shouldSpeakAsItWasAskedTo_whereTheLauncherSetAnotherLocale() {
        assertEquals(
                "ESTADO",
                Texts.of(Map.of("ANULA_LANG", "es_AR.UTF-8", "LC_ALL", "C.UTF-8"))
                        .say("state"));
    }

    @Test
    void shouldSayTheSameThingsInBothLanguages() {
        assertEquals(
                ResourceBundle.getBundle("cli.messages", java.util.Locale.ROOT).keySet(),
                ResourceBundle.getBundle("cli.messages", java.util.Locale.forLanguageTag("es"))
                        .keySet());
    }
}
