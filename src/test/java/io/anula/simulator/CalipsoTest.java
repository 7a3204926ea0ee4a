package io.anula.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CalipsoTest {
    private Simulator simulator = Simulator.start(Calls.options().build());

    @AfterEach
    void close() {
        simulator.close();
    }

    private static JsonNode json(Wire.Answer answer) {
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldAuthorise_whenTheDocumentIsJson() throws IOException {
        JsonNode answer = json(Calls.post(simulator, Calls.credit(1204)));
        assertEquals("A", answer.path("Resultado").asText());
        assertTrue(answer.path("CAE").asText().matches("\\d{14}"));
        assertEquals("20200331", answer.path("CAEFchVto").asText());
        assertEquals(1, answer.path("CbteDesde").asInt());
        assertEquals(1, simulator.notes("1204"));
    }

    @Test
    void shouldAuthorise_whenTheDocumentIsAForm() throws IOException {
        try (Wire wire = new Wire(simulator.port())) {
            String form = "tipo=creditocc&cliente%5Bid%5D=W20065&cliente[nombre]=Cliente+de+Prueba&ordenid=1204"
                    + "&items%5B0%5D%5Bproductoid%5D=01&items[0][precio]=284.20&items[1][precio]=17.19";
            wire.send("POST", "/calipso/", "Content-Type: application/x-www-form-urlencoded\r\n", form);
            assertEquals("A", json(wire.answer()).path("Resultado").asText());
        }
        assertEquals(1, simulator.notes("1204"));
    }

    @Test
    void shouldReadNestedNames_whenTheFormIsOfPhp() {
        JsonNode tree = FormBody.read("items%5B0%5D%5Bdetalle%5D=a%26b&items[1][detalle]=%C3%B3");
        assertEquals("a&b", tree.path("items").path("0").path("detalle").asText());
        assertEquals("ó", tree.path("items").path("1").path("detalle").asText());
        assertTrue(FormBody.read("a%zz=1").isMissingNode());
        assertTrue(FormBody.read("a[b=1").isMissingNode());
    }

    @Test
    void shouldEchoTheAuthorisation_whenTheDocumentBringsAll13Fields() throws IOException {
        String all = "\"PtoVta\":1,\"CbteTipo\":8,\"FchProceso\":\"20190320171150\",\"CantReg\":1,\"Resultado\":\"A\","
                + "\"Reproceso\":\"N\",\"Concepto\":3,\"CbteDesde\":8,\"CbteHasta\":8,\"CbteFch\":\"20190320\","
                + "\"CAE\":\"69124733689830\",\"CAEFchVto\":\"20190330\",\"WsVersion\":\"wsfev1\",";
        String document = Calls.credit(7).replace("\"ordenid\"", all + "\"ordenid\"");
        assertEquals(
                "69124733689830",
                json(Calls.post(simulator, document)).path("CAE").asText());
        Wire.Answer twelve = Calls.post(simulator, document.replace("\"WsVersion\":\"wsfev1\",", ""));
        assertEquals(400, twelve.status());
        assertTrue(twelve.body().contains("12 de 13"));
    }

    @Test
    void shouldRefuse_whenTheDocumentIsNotInOrder() throws IOException {
        String good = Calls.credit(7);
        for (String bad : new String[] {
            "no",
            good.replace("creditocc", "factura"),
            good.replace("ordenid", "orden"),
            good.replace("cliente", "client"),
            good.replace("items", "item")
        }) {
            assertEquals(400, Calls.post(simulator, bad).status(), bad);
        }
        assertEquals(0, simulator.stats().notesMade());
    }

    @Test
    void shouldFindTheNewest_whenLookedUp() throws IOException {
        assertEquals(
                "{\"found\":false,\"ordenid\":\"7\"}",
                Wire.once(simulator.port(), "GET", "/calipso/?ordenid=7", "").body());
        assertEquals(
                "{\"found\":false,\"ordenid\":\"7\"}",
                Wire.once(simulator.port(), "GET", "/calipso?ordenid=7", "").body(),
                "without its last slash too");
        Calls.post(simulator, Calls.credit(7));
        String cae = json(Calls.post(simulator, Calls.credit(7))).path("CAE").asText();
        JsonNode found = json(Wire.once(simulator.port(), "GET", "/calipso/?ordenid=7", ""));
        assertTrue(found.path("found").asBoolean());
        assertEquals(cae, found.path("CAE").asText());
        assertEquals(1, simulator.stats().doubles());
    }

    @Test
    void shouldMakeNothing_whenTheDocumentIsTheOneToReject() throws IOException {
        simulator.close();
        simulator = Simulator.start(Calls.options().rejectEvery(1).build());
        JsonNode answer = json(Calls.post(simulator, Calls.credit(7)));
        assertEquals("R", answer.path("Resultado").asText());
        assertEquals(1, answer.path("Observaciones").size());
        assertEquals(0, simulator.notes("7"));
    }

    @Test
    void shouldAskForALogin_whenOneIsSet() throws IOException {
        simulator.close();
        simulator = Simulator.start(Calls.options().calipsoLogin("erp", "x").build());
        assertEquals(401, Calls.post(simulator, Calls.credit(7)).status());
    }
}
