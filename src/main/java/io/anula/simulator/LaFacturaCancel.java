package io.anula.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** deleteInvoice: makes a new credit note for every valid call, even if the invoice has one already. */
final class LaFacturaCancel {
    private static final List<String> WANTED = List.of("tascode", "hash", "description");

    private final SimulatorOptions options;
    private final CreditNotes notes;
    private final Effects effects;
    private final Hooks hooks;
    private final Counters counters;

    LaFacturaCancel(SimulatorOptions options, CreditNotes notes, Effects effects, Hooks hooks, Counters counters) {
        this.options = options;
        this.notes = notes;
        this.effects = effects;
        this.hooks = hooks;
        this.counters = counters;
    }

    Reply answer(JsonNode asked, String warehouse) {
        counters.cancels.increment();
        return effects.play(Operation.CANCEL, asked.path("tascode").asText(), fault -> cancel(asked, fault, warehouse));
    }

    private Response cancel(JsonNode asked, Optional<Fault> fault, String warehouse) {
        for (String name : WANTED) {
            if (!asked.path(name).isTextual() || asked.path(name).textValue().isBlank()) {
                return LaFacturaAnswer.error(400, "El campo " + name + " es obligatorio y debe ser un texto");
            }
        }
        String tascode = asked.path("tascode").textValue();
        if (!tascode.startsWith("fc-")) {
            return LaFacturaAnswer.error(400, "El tascode " + tascode + " no corresponde a una factura");
        }
        LocalDate today = LocalDate.ofInstant(options.clock().instant(), options.zone());
        if (!DailyHash.of(tascode, today).equals(asked.path("hash").textValue())) {
            counters.wrongHashes.increment();
            return LaFacturaAnswer.error(400, "El hash no es válido para la fecha de hoy");
        }
        CreditNote note = notes.add(tascode);
        hooks.afterCancel(note, fault, warehouse);
        return LaFacturaAnswer.created(note);
    }
}
