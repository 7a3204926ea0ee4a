package io.anula.simulator;

import com.fasterxml.jackson.databind.JsonNode;

/** LaFactura's API 2.0: one address; the method and the body's only key select the operation. */
final class LaFactura implements Handler {
    static final String ROOT = "/lafactura/";
    static final String API = ROOT + "api2.0";
    private static final String INVOICE = API + "/invoice/";
    private static final String FALLBACK = INVOICE + "index.php";
    private static final String GENERAL = API + "/general/";
    private static final String RANGES =
            "[{\"type\":\"creditNote\",\"mode\":\"active\",\"prefix\":\"CR-\",\"from\":\"1\",\"to\":\"99999999\"}]";

    private final BasicLogin login;
    private final LaFacturaCancel cancel;
    private final LaFacturaVerify verify;
    private final LaFacturaLog log;
    private final Warehouse warehouse;

    LaFactura(BasicLogin login, LaFacturaCancel cancel, LaFacturaVerify verify, LaFacturaLog log, Warehouse warehouse) {
        this.login = login;
        this.cancel = cancel;
        this.verify = verify;
        this.log = log;
        this.warehouse = warehouse;
    }

    @Override
    public Reply handle(Request request) {
        String path = request.path();
        if (path.startsWith(Warehouse.ROOT)) {
            return warehouse.handle(request);
        }
        if (!login.admits(request)) {
            return login.refuse();
        }
        return switch (path) {
            case INVOICE -> invoice(request, request.method());
            case FALLBACK -> invoice(request, request.method().equals("POST") ? "" : request.method());
            case GENERAL -> general(request);
            default -> Reply.whole(Response.text(404, "No existe " + path));
        };
    }

    /** The method is not used: the body alone selects the operation. */
    private Reply invoice(Request request, String method) {
        JsonNode body = Json.read(request.body());
        boolean reads = method.isEmpty() || method.equals("GET");
        boolean deletes = method.isEmpty() || method.equals("DELETE");
        if (deletes && body.path("deleteInvoice").isObject()) {
            return cancel.answer(body.path("deleteInvoice"), warehouse.address(request));
        }
        if (reads && body.path("verifyStatus").isObject()) {
            return verify.answer(body.path("verifyStatus"), warehouse.address(request));
        }
        if (reads && body.path("getLog").isObject()) {
            return Reply.whole(log.answer(body.path("getLog")));
        }
        return Reply.whole(LaFacturaAnswer.error(400, "Solicitud no válida para el método " + request.method()));
    }

    private static Reply general(Request request) {
        JsonNode wanted = Json.read(request.body()).path("getRanges");
        boolean known = request.method().equals("GET") && wanted.isObject();
        return Reply.whole(
                known
                        ? LaFacturaAnswer.of(0).part("ranges", RANGES).response()
                        : LaFacturaAnswer.error(400, "Solicitud no válida"));
    }
}
