package io.anula.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.Resources;
import org.junit.jupiter.api.Test;

final class RedactorTest {
    private final Redactor hiding = new Redactor(true);
    private final Redactor showing = new Redactor(false);

    @Test
    void shouldHideThePersonInARequest_andKeepTheRest() {
        String sample = Resources.shipped("/samples/3-calipso-legacy.json");
        String text = hiding.text(sample);
        for (String person :
                new String[] {"Cliente de Prueba", "cliente@example.com", "Calle 1 123", "20-11111111-2"}) {
            assertFalse(text.contains(person), text);
            assertTrue(showing.text(sample).contains(person));
        }
        assertTrue(text.contains("284.20") && text.contains("69124733689830"), text);
    }

    @Test
    void shouldNeverShowASecret() {
        String json = "{\"a\":[{\"Password\":\"p1\",\"api_key\":\"p2\",\"Contraseña\":\"p3\",\"x-token\":4711}]}";
        assertEquals(4, showing.text(json).split(Redactor.MASK, -1).length - 1, showing.text(json));
        String form = "user=ana&password=p1&cliente[clave]=p2";
        assertEquals("user=•••&password=•••&cliente[clave]=•••", showing.text(form));
        assertEquals("Authorization: •••", showing.text("Authorization: Basic ZGVtbzpkZW1v"));
    }

    @Test
    void shouldHidePersonsInOtherTexts() {
        assertEquals(
                "cliente[nombre]=•••&cliente[mail]=•••&total=364.68",
                hiding.text("cliente[nombre]=Ana+Paz&cliente[mail]=ana%40example.com&total=364.68"));
        assertEquals(
                "write to ••• of ••• about fc-2026112000000001",
                hiding.text("write to ana@example.com of 20-11111111-2 about fc-2026112000000001"));
    }

    @Test
    void shouldHideAMailWithinAnyField() {
        assertFalse(hiding.text("{\"observacion\":\"pidió ana@example.com\"}").contains("ana@example.com"));
    }

    @Test
    void shouldShowWhatIsNoJson_asItCame() {
        assertEquals("<html>502 Bad Gateway</html>", hiding.text("<html>502 Bad Gateway</html>"));
        assertEquals("", hiding.text(""));
    }

    @Test
    void shouldKeepEveryDigit() {
        assertTrue(hiding.text("{\"total\":284.20}").contains("284.20"));
    }
}
