package io.anula.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;

/** The credits that Calipso has authorised, and the bodies of their answers. */
final class CalipsoCredits {
    private static final long FIRST_CAE = 69_124_733_000_000L;
    private static final int CAE_DAYS = 10;
    private static final String REJECTED = "{\"Resultado\":\"R\",\"CAE\":\"\",\"CAEFchVto\":\"\","
            + "\"Observaciones\":[{\"Code\":10016,\"Msg\":\"El comprobante fue rechazado por ARCA\"}]}";

    private final Ledger<CalipsoCredit> ledger;
    private final SimulatorOptions options;
    private final AtomicLong asked = new AtomicLong();

    CalipsoCredits(SimulatorOptions options) {
        this.options = options;
        this.ledger = new Ledger<>(options.maxNotes(), credit -> false);
    }

    Ledger<CalipsoCredit> ledger() {
        return ledger;
    }

    /**
     * Adds a credit and returns the answer. If the document contains its authorisation, the answer repeats it. A
     * rejected document makes no credit.
     */
    String add(JsonNode document, String order) {
        if (options.rejects(asked.incrementAndGet())) {
            return REJECTED;
        }
        boolean authorised = CalipsoDocument.isAuthorised(document);
        CalipsoCredit credit = ledger.add(order, number -> authorised ? given(document) : granted(number));
        return "{" + credit.fields() + "}";
    }

    String find(String order) {
        return ledger.newest(order)
                .map(credit -> "{\"found\":true,\"ordenid\":" + Json.quote(order) + "," + credit.fields() + "}")
                .orElseGet(() -> "{\"found\":false,\"ordenid\":" + Json.quote(order) + "}");
    }

    private static CalipsoCredit given(JsonNode document) {
        return new CalipsoCredit(
                document.path("CAE").asText(),
                document.path("CAEFchVto").asText(),
                Json.quote(document.path("CbteDesde").asText()));
    }

    private CalipsoCredit granted(long number) {
        LocalDate today = LocalDate.ofInstant(options.clock().instant(), options.zone());
        return new CalipsoCredit(
                Long.toString(FIRST_CAE + number),
                DateTimeFormatter.BASIC_ISO_DATE.format(today.plusDays(CAE_DAYS)),
                Long.toString(number));
    }
}
