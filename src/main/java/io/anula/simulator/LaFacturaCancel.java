package io.anula.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * deleteInvoice: makes a new credit note for every valid call, even if the invoice has one already. In 3.0 an option
 * decides about a repeated {@code intID}.
 */
final class LaFacturaCancel {
    private static final List<String> WANTED = List.of("tascode", "hash", "description");
    private static final List<String> WANTED_IN_3 = List.of("tascode", "description");

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

    Reply answer(Api api, JsonNode asked, String warehouse) {
        counters.cancels.increment();
        return effects.play(
                Operation.CANCEL, asked.path("tascode").asText(), fault -> cancel(api, asked, fault, warehouse));
    }

    private Response cancel(Api api, JsonNode asked, Optional<Fault> fault, String warehouse) {
        for (String name : api == Api.V2 ? WANTED : WANTED_IN_3) {
            if (!asked.path(name).isTextual() || asked.path(name).textValue().isBlank()) {
                return LaFacturaAnswer.error(400, "El campo " + name + " es obligatorio y debe ser un texto");
            }
        }
        String tascode = asked.path("tascode").textValue();
        if (api == Api.V2 ? !tascode.startsWith("fc-") : !LaFactura.isInvoice(tascode)) {
            return LaFacturaAnswer.error(400, "El tascode " + tascode + " no corresponde a una factura");
        }
        if (api == Api.V2 && isOfAnotherDay(asked, tascode)) {
            counters.wrongHashes.increment();
            return LaFacturaAnswer.error(400, "El hash no es válido para la fecha de hoy");
        }
        String intId = api == Api.V2 ? "" : asked.path("intID").asText();
        if (notes.knows(intId)) {
            counters.repeatedIntIds.increment();
        }
        Optional<CreditNote> note = notes.add(tascode, intId);
        if (note.isEmpty()) {
            return LaFacturaAnswer.error(400, "El intID " + intId + " ya fue utilizado");
        }
        hooks.afterCancel(note.get(), fault, warehouse);
        return LaFacturaAnswer.created(api, note.get());
    }

    private boolean isOfAnotherDay(JsonNode asked, String tascode) {
        LocalDate today = LocalDate.ofInstant(options.clock().instant(), options.zone());
        return !DailyHash.of(tascode, today).equals(asked.path("hash").textValue());
    }
}
