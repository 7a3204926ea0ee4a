package io.anula.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.provider.rules.Facts.Range;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A document for each rule that breaks it, and one that keeps it. */
final class RuleExamples {
    /** 23:55 in Bogotá. */
    private static final Instant LATE = Instant.parse("2026-12-01T04:55:00Z");
    /** The rules that read the 13 fields of the authorisation. */
    private static final Set<String> OF_AUTHORISATION = Set.of(
            "result-not-a",
            "cae-zeros",
            "note-type",
            "number-order",
            "record-count",
            "date-future",
            "date-order",
            "date-window");

    /**
     * An example.
     *
     * @param range what is known of the account's number ranges
     */
    record Example(
            String code,
            String kept,
            Consumer<ObjectNode> keeping,
            Consumer<ObjectNode> breaking,
            Range range,
            Map<String, String> settings) {
        ObjectNode good() {
            return made(keeping);
        }

        ObjectNode bad() {
            return made(breaking);
        }

        private ObjectNode made(Consumer<ObjectNode> change) {
            ObjectNode document = Fixtures.json(kept);
            change.accept(document);
            return document;
        }

        Instant now() {
            return LATE;
        }

        /** Whether the rule looks at the time alone, so that requests wait. */
        boolean isByTheClock() {
            return code.equals("day-end");
        }

        boolean isOfAuthorisation() {
            return OF_AUTHORISATION.contains(code);
        }

        @Override
        public String toString() {
            return code;
        }
    }

    static final List<Example> ALL = List.of(
            lafactura("reason-short", document -> document.put("description", "¡no!"), Range.ENOUGH),
            lafactura("range-missing", document -> {}, Range.MISSING),
            lafactura("range-low", document -> {}, Range.LOW),
            lafactura("day-end", document -> {}, Range.ENOUGH),
            legacy("result-not-a", "Resultado", "A", "R"),
            legacy("cae-zeros", "CAE", "69124733689830", "00000000000000"),
            new Example(
                    "note-type",
                    Fixtures.sample("calipso-legacy.json"),
                    document -> invoiceType(document, 6),
                    document -> invoiceType(document, 1),
                    Range.ENOUGH,
                    Map.of()),
            legacy("number-order", "CbteDesde", "8", "9"),
            legacy("record-count", "CantReg", "1", "2"),
            legacy("date-future", "CbteFch", "20261201", "20261202"),
            legacy("date-order", "CAEFchVto", "20190320", "20190319"),
            legacy("date-window", "CbteFch", "20190310", "20190309"),
            legacy("late-note", "FchHecho", "20190305", "20190304"),
            legacy("above-order-total", "TotalOrden", "364.68", "364.67"));

    private RuleExamples() {}

    static Example of(String code) {
        return ALL.stream().filter(each -> each.code().equals(code)).findFirst().orElseThrow();
    }

    private static Example lafactura(String code, Consumer<ObjectNode> breaking, Range range) {
        return new Example(
                code,
                "{\"provider\":\"lafactura\",\"tascode\":\"fc-1\",\"description\":\"Error\"}",
                document -> {},
                breaking,
                range,
                Map.of());
    }

    private static Example legacy(String code, String field, String good, String bad) {
        return new Example(
                code,
                Fixtures.sample("calipso-legacy.json"),
                document -> document.put(field, good),
                document -> document.put(field, bad),
                Range.ENOUGH,
                Map.of());
    }

    /** As ARCA's web service writes it. */
    private static void invoiceType(ObjectNode document, int type) {
        document.putArray("CbtesAsoc")
                .addObject()
                .put("Tipo", type)
                .put("PtoVta", 1)
                .put("Nro", 77);
    }
}
