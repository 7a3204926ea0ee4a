package io.anula.intake;

import static io.anula.intake.FileKind.XML;
import static io.anula.intake.Fixtures.ends;
import static io.anula.intake.Fixtures.problem;
import static io.anula.intake.Fixtures.read;
import static io.anula.intake.Fixtures.request;
import static io.anula.intake.Fixtures.unreadable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlRecordsTest {
    private static final String DELETION =
            "<deleteInvoice><tascode>fc-1</tascode><hash/><description>Cobro &lt;doble&gt; <![CDATA[& más]]></description></deleteInvoice>";
    private static final String FIELDS = "<cliente><id>W20065</id><nombre>Cliente</nombre><mail/><DocTipo>80</DocTipo>"
            + "<idimpositivo>20-11111111-2</idimpositivo></cliente>\n  <ordenid>0001204</ordenid><total> 364.68\n</total>";
    private static final String ITEM = "<productoid>P1</productoid><detalle>D</detalle><cantidad>1</cantidad>"
            + "<precio>284.20</precio><importe>284.20</importe>";
    private static final String CREDIT = credit("<item>" + ITEM + "</item><item>" + ITEM + "</item>");

    private static String credit(String items) {
        return "<creditocc>" + FIELDS + "<items>" + items + "</items></creditocc>";
    }

    @Test
    void shouldReadADeletion() {
        ReadRecord record =
                read(XML, "<?xml version=\"1.0\"?>\n<!-- x -->\n" + DELETION).get(0);
        assertEquals("lafactura/default/fc-1", request(record).key().text());
        assertEquals("Cobro <doble> & más", request(record).content());
        assertEquals(3, record.line());
    }

    @Test
    void shouldReadACreditNote_digitByDigit() {
        String content = request(read(XML, CREDIT).get(0)).content();
        assertTrue(content.startsWith("{\"tipo\":\"creditocc\",\"cliente\":{\"id\":\"W20065\""), content);
        assertTrue(content.contains("\"ordenid\":\"0001204\",\"total\":\"364.68\",\"items\":[{\"productoid\":\"P1\""));
        assertTrue(content.contains("\"precio\":\"284.20\""));
        assertEquals(List.of("1204"), ends(read(XML, CREDIT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<creditocc>%s<items><item>%s</item></items></creditocc>",
                "<creditocc>%s<items>%s</items></creditocc>",
                "<creditocc><tipo>creditocc</tipo>%s<items><n0>%s</n0></items></creditocc>",
                "<CreditoCC xmlns='urn:x'>%s<items><items>%s</items></items></CreditoCC>",
                "<c:creditocc xmlns:c='urn:x'>%s<c:items><c:item key='0'>%s</c:item></c:items></c:creditocc>",
                "<documento><tipo>creditocc</tipo>%s<items><item>%s</item></items></documento>",
                "<solicitudes><documento><tipo>creditocc</tipo>%s<items><item>%s</item></items></documento></solicitudes>",
                "<solicitud><creditocc>%s<items><item>%s</item></items></creditocc></solicitud>",
                "<a><b><creditocc>%s<items><item>%s</item></items></creditocc></b></a>"
            })
    void shouldReadTheDocument_inEachForm(String form) {
        List<ReadRecord> records = read(XML, form.formatted(FIELDS, ITEM));
        assertEquals(List.of("1204"), ends(records));
        String content = request(records.get(0)).content();
        assertTrue(content.contains("\"items\":[{\"productoid\":\"P1\",\"detalle\":\"D\""), content);
        assertTrue(content.startsWith("{\"tipo\":\"creditocc\""), content);
    }

    @Test
    void shouldReadItems_thatAreWrittenOneAfterAnother() {
        String text = "<creditocc>" + FIELDS + "<items>" + ITEM + "</items><items>" + ITEM + "</items></creditocc>";
        String content = request(read(XML, text).get(0)).content();
        assertEquals(3, content.split("\"productoid\"", -1).length, content);
    }

    @Test
    void shouldReadAList_andGoOnAfterABadRecord() {
        String text = "<lista>\n" + DELETION + "\n<deleteInvoice><tascode>nc-1</tascode></deleteInvoice>\n"
                + "<deleteInvoice><tascode>fc-2</tascode><tascode>fc-3</tascode></deleteInvoice>\n"
                + "<deleteInvoice>text<tascode>fc-2</tascode></deleteInvoice>\n" + "<nada/>\n" + CREDIT
                + "\n</lista>\n";
        List<ReadRecord> records = read(XML, text);
        assertEquals(List.of("fc-1", "not-an-invoice", "duplicate-key", "type", "required", "1204"), ends(records));
        assertEquals(
                List.of(2L, 3L, 4L, 5L, 6L, 7L),
                records.stream().map(ReadRecord::line).toList());
        assertEquals("deleteInvoice.tascode", problem(records.get(2)).field());
    }

    @Test
    void shouldReadAListOfNone() {
        assertEquals(List.of(), read(XML, "<lista/>"));
        assertEquals(List.of(), read(XML, "<lista>\n</lista>"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<deleteInvoice account='acme'>%s</deleteInvoice>",
                "<deleteInvoice><account>acme</account>%s</deleteInvoice>",
                "<l><deleteInvoice account=' Acme '>%s</deleteInvoice></l>",
                "<l><r account='acme'><deleteInvoice>%s</deleteInvoice></r></l>",
                "<l><r><account>acme</account><deleteInvoice>%s</deleteInvoice></r></l>",
                "<r><provider>lafactura</provider><account>acme</account>%s</r>",
                "<l><r provider='lafactura' account='acme'>%s</r></l>"
            })
    void shouldFindTheAccount(String form) {
        String fields = "<tascode>fc-1</tascode><description>x</description>";
        assertEquals(
                "lafactura/acme/fc-1",
                request(read(XML, form.formatted(fields)).get(0)).key().text());
    }

    @Test
    void shouldRefuseTwoAccounts() {
        String text = "<deleteInvoice account='acme'><account>sur-2</account><tascode>fc-1</tascode></deleteInvoice>";
        assertEquals(List.of("mismatch"), ends(read(XML, text)));
    }

    @Test
    void shouldTakeNilAndEmptyForAbsent() {
        String text = credit("<item>" + ITEM + "</item>")
                .replace(
                        "<mail/>",
                        "<mail xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'/><domicilio></domicilio>");
        assertTrue(request(read(XML, text).get(0)).content().contains("\"mail\":null,\"domicilio\":\"\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE a><a/>|1",
                "<!DOCTYPE a [<!ENTITY x 'y'>]><deleteInvoice><tascode>&x;</tascode></deleteInvoice>|1",
                "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>|1",
                "<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://127.0.0.1:1/x'>%x;]><a/>|1",
                "<deleteInvoice><tascode>&x;</tascode></deleteInvoice>|1",
                "<deleteInvoice><tascode>fc-1</tascode></deleteinvoice>|1",
                "<deleteInvoice/><deleteInvoice/>|1",
                "<a>text</a>|1",
                "some text|1",
                "{\"provider\":1}|1",
                "<a>~<deleteInvoice>~<tascode>a & b</tascode>|3"
            })
    void shouldRefuseTheFile_whereItIsNoXml(String text, long line) {
        UnreadableFileException refused = unreadable(XML, text.replace('~', '\n'));
        assertEquals(line, refused.line(), refused.getMessage());
        assertTrue(String.valueOf(refused.getMessage()).contains(" / "));
        assertFalse(refused.isCutShort(), "more of it would not help");
    }

    @Test
    void shouldSayThatItIsCutShort_whereverItIsCut() {
        String whole = "<?xml version=\"1.0\"?>\n<lista>" + DELETION + "</lista>";
        for (int length = 1; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            UnreadableFileException refused =
                    assertThrows(UnreadableFileException.class, () -> Fixtures.inspect(XML, Fixtures.bytes(cut)), cut);
            assertTrue(refused.isCutShort(), cut + ": " + refused.getMessage());
        }
    }

    @Test
    void shouldBoundTheDepth_andGoOn() {
        String deep = "<x>".repeat(101) + "</x>".repeat(101);
        String fits = "<x>".repeat(98) + "</x>".repeat(98);
        String text = "<l><creditocc>" + deep + "</creditocc><creditocc>" + FIELDS + fits + "<items><item>" + ITEM
                + "</item></items></creditocc>" + DELETION + "</l>";
        assertEquals(List.of("too-deep", "1204", "fc-1"), ends(read(XML, text)));
        String veryDeep =
                "<l><creditocc>" + "<x>".repeat(100_000) + "</x>".repeat(100_000) + "</creditocc>" + DELETION + "</l>";
        assertEquals(List.of("too-deep", "fc-1"), ends(read(XML, veryDeep)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<deleteInvoice><tascode>",
                "<deleteInvoice x='",
                "<l><!-- ",
                "<l><",
                "<l><a ",
                "<l>",
                "<l><?p ",
                "<l><![CDATA["
            })
    void shouldNotHoldAnEndlessRecord(String start) {
        byte[] block = "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        UnreadableFileException refused = assertThrows(UnreadableFileException.class, () -> Fixtures.PARSER
                .files()
                .inspect(
                        () -> new SequenceInputStream(
                                new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8)),
                                new SequenceInputStream(
                                        Collections.enumeration(Collections.<InputStream>nCopies(50, null).stream()
                                                .map(none -> (InputStream) new ByteArrayInputStream(block))
                                                .toList()))),
                        XML,
                        null));
        assertFalse(refused.isCutShort());
    }

    @Test
    void shouldReadAListOfAnyLength() throws Exception {
        byte[] block = (DELETION + "\n").repeat(10_000).getBytes(StandardCharsets.UTF_8);
        InputStream list = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream("<l>".getBytes(StandardCharsets.UTF_8)),
                new ByteArrayInputStream(block),
                new ByteArrayInputStream(block),
                new ByteArrayInputStream("</l>".getBytes(StandardCharsets.UTF_8)))));
        assertEquals(
                20_000, Fixtures.PARSER.files().inspect(() -> list, XML, null).records());
    }
}
