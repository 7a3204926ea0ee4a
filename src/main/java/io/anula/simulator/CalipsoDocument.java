package io.anula.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** The few checks of the simulator for a {@code creditocc} document. */
final class CalipsoDocument {
    private static final List<String> AUTHORISATION = List.of(
            "PtoVta",
            "CbteTipo",
            "FchProceso",
            "CantReg",
            "Resultado",
            "Reproceso",
            "Concepto",
            "CbteDesde",
            "CbteHasta",
            "CbteFch",
            "CAE",
            "CAEFchVto",
            "WsVersion");

    private CalipsoDocument() {}

    static boolean isAuthorised(JsonNode document) {
        return document.has("CAE");
    }

    /** The fault of the document, for people; empty if it is accepted. */
    static Optional<String> wrong(JsonNode document) {
        if (!document.isObject()) {
            return Optional.of("El documento no se puede leer");
        }
        if (!document.path("tipo").asText().equals("creditocc")) {
            return Optional.of("El tipo debe ser creditocc");
        }
        if (document.path("ordenid").asText().isBlank()) {
            return Optional.of("Falta ordenid");
        }
        if (document.path("cliente").isEmpty()) {
            return Optional.of("Falta cliente");
        }
        if (document.path("items").isEmpty()) {
            return Optional.of("Faltan items");
        }
        long present = AUTHORISATION.stream().filter(document::has).count();
        return present == 0 || present == AUTHORISATION.size()
                ? Optional.empty()
                : Optional.of(
                        "La autorización está incompleta: " + present + " de " + AUTHORISATION.size() + " campos");
    }
}
