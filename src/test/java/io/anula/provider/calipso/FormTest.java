package io.anula.provider.calipso;

import static io.anula.provider.calipso.Fixtures.fresh;
import static io.anula.provider.calipso.Fixtures.legacy;
import static io.anula.provider.calipso.Fixtures.unit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.provider.Operation;
import io.anula.provider.Request;
import io.anula.testing.Given;
import io.anula.testing.Resources;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FormTest {
    private static final String CLIENT = "{\"id\":\"W20065\",\"nombre\":\"Cliente de Prueba\","
            + "\"mail\":\"cliente@example.com\",\"domicilio\":\"Calle 1 123\",\"localidad\":\"Rosario\","
            + "\"codpostal\":\"7474\",\"tipoiva\":\"X\",\"provincia\":\"S\",\"DocTipo\":80,"
            + "\"idimpositivo\":\"20-11111111-2\"}";
    private static final String HEAD = "{\"tipo\":\"creditocc\",\"cliente\":" + CLIENT
            + ",\"ordenid\":1204,\"total\":364.68,\"descuentogeneral\":0,"
            + "\"observacion\":\"observaciones de la factura\",";
    private static final String AUTHORISATION = "\"PtoVta\":1,\"CbteTipo\":8,\"FchProceso\":\"20190320171150\","
            + "\"CantReg\":1,\"Resultado\":\"A\",\"Reproceso\":\"N\",\"Concepto\":3,\"CbteDesde\":8,"
            + "\"CbteHasta\":8,\"CbteFch\":\"20190320\",\"CAE\":\"69124733689830\","
            + "\"CAEFchVto\":\"20190330\",\"WsVersion\":\"wsfev1\",";
    private static final String ITEMS = "\"items\":[{\"productoid\":\"01HOSBONAVA\","
            + "\"detalle\":\"Express - ejemplo.com (01/11/2018 - 30/11/2018)\",\"cantidad\":1,"
            + "\"precio\":284.20,\"importe\":284.20},{\"productoid\":\"HOSPAGDIF\","
            + "\"detalle\":\"Cargo por demora (Agregar 04/11/2018)\",\"cantidad\":1,"
            + "\"precio\":17.19,\"importe\":17.19}]}";

    /** What PHP's http_build_query makes of the parts before, between and after the authorisation. */
    private static final String WEB_HEAD = "tipo=creditocc&cliente%5Bid%5D=W20065"
            + "&cliente%5Bnombre%5D=Cliente+de+Prueba&cliente%5Bmail%5D=cliente%40example.com"
            + "&cliente%5Bdomicilio%5D=Calle+1+123&cliente%5Blocalidad%5D=Rosario"
            + "&cliente%5Bcodpostal%5D=7474&cliente%5Btipoiva%5D=X&cliente%5Bprovincia%5D=S"
            + "&cliente%5BDocTipo%5D=80&cliente%5Bidimpositivo%5D=20-11111111-2"
            + "&ordenid=1204&total=364.68&descuentogeneral=0&observacion=observaciones+de+la+factura";

    private static final String WEB_AUTHORISATION = "&PtoVta=1&CbteTipo=8&FchProceso=20190320171150&CantReg=1"
            + "&Resultado=A&Reproceso=N&Concepto=3&CbteDesde=8&CbteHasta=8&CbteFch=20190320"
            + "&CAE=69124733689830&CAEFchVto=20190330&WsVersion=wsfev1";
    private static final String WEB_ITEMS = "&items%5B0%5D%5Bproductoid%5D=01HOSBONAVA"
            + "&items%5B0%5D%5Bdetalle%5D=Express+-+ejemplo.com+%2801%2F11%2F2018+-+30%2F11%2F2018%29"
            + "&items%5B0%5D%5Bcantidad%5D=1&items%5B0%5D%5Bprecio%5D=284.20&items%5B0%5D%5Bimporte%5D=284.20"
            + "&items%5B1%5D%5Bproductoid%5D=HOSPAGDIF"
            + "&items%5B1%5D%5Bdetalle%5D=Cargo+por+demora+%28Agregar+04%2F11%2F2018%29"
            + "&items%5B1%5D%5Bcantidad%5D=1&items%5B1%5D%5Bprecio%5D=17.19&items%5B1%5D%5Bimporte%5D=17.19";

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String sent(Fixtures.Called calipso, String content) {
        return utf8(calipso.cancelForm(Given.claim(legacy().cancellation(), content)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "legacy"})
    void shouldSendTheLegacyForm_digitByDigit(String form) {
        assertEquals(HEAD + AUTHORISATION + ITEMS, utf8(unit("form", form).cancelForm(legacy())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "new"})
    void shouldSendTheNewForm_digitByDigit(String form) {
        assertEquals(HEAD + ITEMS, utf8(unit("form", form).cancelForm(fresh())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"0000541\"|0000541", "541|541", "\"A 1\"|A+1", "null|1204"})
    void shouldLookTheOrderUp_asTheDocumentNamesIt(String written, String asked) {
        Request request = unit("lookup.url", "http://127.0.0.1:1/look")
                .request(Operation.LOOKUP, Given.claim(legacy().cancellation(), "{\"ordenid\":%s}".formatted(written)));
        assertEquals("http://127.0.0.1:1/look", request.url());
        assertEquals("ordenid=" + asked, request.query());
    }

    @Test
    void shouldTakeThe13FieldsOut_whenTheFormIsNew() {
        assertEquals(HEAD + ITEMS, utf8(unit("form", "new").cancelForm(legacy())));
    }

    @Test
    void shouldWriteAWebFormAsPhpDoes_whenTheFormIsLegacy() {
        assertEquals(
                WEB_HEAD + WEB_AUTHORISATION + WEB_ITEMS,
                utf8(unit("encoding", "form").cancelForm(legacy())));
    }

    @Test
    void shouldWriteAWebFormAsPhpDoes_whenTheFormIsNew() {
        Fixtures.Called unit = unit(Map.of("calipso.encoding", "form", "calipso.form", "new"));
        assertEquals(WEB_HEAD + WEB_ITEMS, utf8(unit.cancelForm(legacy())));
    }

    @ParameterizedTest
    @CsvSource({"json, application/json", "form, application/x-www-form-urlencoded"})
    void shouldSayHowItIsWritten(String encoding, String type) {
        assertEquals(
                type,
                unit("encoding", encoding).request(Operation.SUBMIT, legacy()).contentType());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "284.20",
                "0.10",
                "100.00",
                "999999999999999.99",
                "69124733689830",
                "0",
                "0.00",
                "12345678901234567890"
            })
    void shouldKeepTheDigits(String number) {
        assertEquals("{\"total\":%s}".formatted(number), sent(unit(), "{\"total\":%s}".formatted(number)));
        assertEquals("total=" + number, sent(unit("encoding", "form"), "{\"total\":%s}".formatted(number)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"a b+c&d=e\"  | a+b%2Bc%26d%3De",
                "\"ñ€\"         | %C3%B1%E2%82%AC",
                "\"~*-_.\"      | %7E%2A-_.",
                "\"%\"          | %25",
                "true           | 1",
                "false          | 0",
                "\"\"           | ''",
                "\"007\"        | 007"
            })
    void shouldEncodeAsPhpDoes(String json, String encoded) {
        assertEquals("x=" + encoded, sent(unit("encoding", "form"), "{\"x\":%s}".formatted(json)));
    }

    @Test
    void shouldLeaveOutNullsAndEmptyLists_asPhpDoes() {
        assertEquals("b=1", sent(unit("encoding", "form"), "{\"a\":null,\"items\":[],\"c\":{},\"b\":1}"));
    }

    @Test
    void shouldName13Fields_asTheSampleDoes() {
        String printed = Resources.sample("calipso-legacy.print_r.txt");
        assertEquals(13, Authorisation.NAMES.size());
        for (String field : Authorisation.NAMES) {
            assertTrue(printed.contains("[" + field + "] => "), field);
        }
    }
}
