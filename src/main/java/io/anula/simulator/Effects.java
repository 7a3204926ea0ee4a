package io.anula.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Does the work of a call before, after or instead of the fault that strikes it. */
final class Effects {
    private static final byte[] PAGE =
            "<!DOCTYPE html><html><body><h1>Mantenimiento</h1></body></html>\n".getBytes(StandardCharsets.UTF_8);

    private final Faults faults;
    private final String retryAfter;

    Effects(Faults faults, Duration retryAfter) {
        this.faults = faults;
        this.retryAfter = Long.toString(retryAfter.toSeconds());
    }

    /** Runs the work with the fault; faults that change the result need it there. */
    Reply play(Operation operation, String invoice, Function<Optional<Fault>, Response> work) {
        Optional<Fault> struck = faults.draw(operation, invoice);
        return struck.isEmpty() ? Reply.whole(work.apply(struck)) : strike(struck.get(), struck, work);
    }

    private Reply strike(Fault fault, Optional<Fault> struck, Function<Optional<Fault>, Response> work) {
        return switch (fault) {
            case REFUSE, RESET_BEFORE -> Reply.none(Reply.Delivery.RESET);
            case HANG_BEFORE -> Reply.none(Reply.Delivery.HANG);
            case HTTP_500_BEFORE -> Reply.whole(Response.text(500, "Error interno"));
            case HTTP_503 -> Reply.whole(Response.text(503, "Servicio no disponible"));
            case HTTP_429 ->
                Reply.whole(Response.text(429, "Demasiadas solicitudes").with("Retry-After", retryAfter));
            case BODY_500 -> Reply.whole(LaFacturaAnswer.error(500, "Error interno"));
            case BODY_400 -> Reply.whole(LaFacturaAnswer.error(400, "Solicitud rechazada"));
            case ZIP_404 -> Reply.whole(Response.text(404, "No existe"));
            default -> spoil(fault, work.apply(struck));
        };
    }

    private static Reply spoil(Fault fault, Response answer) {
        return switch (fault) {
            case RESET_AFTER -> Reply.none(Reply.Delivery.RESET);
            case HANG_AFTER -> Reply.none(Reply.Delivery.HANG);
            case HTTP_500_AFTER -> Reply.whole(Response.text(500, "Error interno"));
            case HTML -> Reply.whole(Response.of(200, "text/html; charset=utf-8", PAGE));
            case CUT_JSON -> new Reply(answer, Reply.Delivery.CUT);
            case BODY_500_AFTER -> Reply.whole(LaFacturaAnswer.error(500, "Error interno"));
            case SLOW_DRIP -> new Reply(answer, Reply.Delivery.DRIP);
            default -> Reply.whole(answer);
        };
    }
}
