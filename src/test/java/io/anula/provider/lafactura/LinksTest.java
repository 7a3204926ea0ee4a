package io.anula.provider.lafactura;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The links to documents, in the forms of both versions of the interface. */
final class LinksTest {
    @Test
    void shouldReadLinksInAnyCase_andInAnAnswerThatIsNotJson() {
        Map<String, String> links = Links.in("{\"invoiceResult\":{\"status\":{\"code\":\"200\",},\"document\":{\"url\":"
                + "\"https://secure.lafactura.co/warehouse/good/nc-1.zip\",\"Check\":"
                + "\"https://secure.lafactura.co/warehouse/good/nc-1-I.zip\"}}}");
        assertEquals(List.of("URL", "CHECK"), List.copyOf(links.keySet()));
        assertEquals("https://secure.lafactura.co/warehouse/good/nc-1-I.zip", links.get("CHECK"));
    }

    @Test
    void shouldReadTheLinksOf3_0_andNothingThatIsNoLink() {
        Map<String, String> links =
                Links.in("{\"invoiceResult\":{\"documento\":{\"PDF\":\"https://a.tas-la.com/1.pdf\","
                        + "\"ATTACHED\":\"https://a.tas-la.com/1.zip\",\"XML\":\"PD94bWw=\",\"URL\":\"\",\"CHECK\":null}},"
                        + "\"lists\":[{\"pdf\":\"https://a.tas-la.com/2.pdf\"},{\"pdf\":\"javascript:alert(1)\"}]}");
        assertEquals(List.of("PDF", "PDF2", "ATTACHED"), List.copyOf(links.keySet()));
    }

    @Test
    void shouldReadNone_whenThereIsNoAnswer() {
        assertEquals(Map.of(), Links.in(""));
        assertEquals(Map.of(), Links.in("<html>URL</html>"));
    }
}
