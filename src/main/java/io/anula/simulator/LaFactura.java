package io.anula.simulator;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * LaFactura's interfaces 2.0 and 3.0. In 2.0, the method and the body's only key select the operation at one address. In
 * 3.0 every call is a POST, as public clients make it, and credit notes have an address of their own.
 */
final class LaFactura implements Handler {
    static final String ROOT = "/lafactura/";
    private static final String INVOICE = "/invoice/";
    private static final String FALLBACK = INVOICE + "index.php";
    private static final String CREDIT_NOTE = "/creditNote/";
    private static final String GENERAL = "/general/";
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
        if (path.startsWith(Api.V3.root() + '/')) {
            return third(request, path.substring(Api.V3.root().length()));
        }
        String place =
                path.startsWith(Api.V2.root()) ? path.substring(Api.V2.root().length()) : "";
        return switch (place) {
            case INVOICE -> second(request, request.method());
            case FALLBACK -> second(request, request.method().equals("POST") ? "" : request.method());
            case GENERAL -> general(request, "GET");
            default -> nowhere(path);
        };
    }

    /** Whether the code is that of a document which can be cancelled: the others are credit notes. */
    static boolean isInvoice(String code) {
        return code.startsWith("fc-") || code.startsWith("ds-") || code.startsWith("da-");
    }

    private static Reply nowhere(String path) {
        return Reply.whole(Response.text(404, "No existe " + path));
    }

    private static Reply badRequest(Request request) {
        return Reply.whole(LaFacturaAnswer.error(400, "Solicitud no válida para el método " + request.method()));
    }

    private Reply third(Request request, String place) {
        JsonNode body = Json.read(request.body());
        boolean posts = request.method().equals("POST");
        if (place.equals(CREDIT_NOTE) && posts && body.path("deleteInvoice").isObject()) {
            return cancel.answer(Api.V3, body.path("deleteInvoice"), warehouse.address(request));
        }
        if (place.equals(INVOICE) && posts && body.path("verifyStatus").isObject()) {
            return verify.answer(Api.V3, body.path("verifyStatus"), warehouse.address(request));
        }
        if (place.equals(INVOICE) && posts && body.path("getLog").isObject()) {
            return Reply.whole(log.answer(body.path("getLog")));
        }
        return switch (place) {
            case GENERAL -> general(request, "POST");
            case CREDIT_NOTE, INVOICE -> badRequest(request);
            default -> nowhere(request.path());
        };
    }

    /** @param method empty if only the body selects the operation */
    private Reply second(Request request, String method) {
        JsonNode body = Json.read(request.body());
        boolean reads = method.isEmpty() || method.equals("GET");
        boolean deletes = method.isEmpty() || method.equals("DELETE");
        if (deletes && body.path("deleteInvoice").isObject()) {
            return cancel.answer(Api.V2, body.path("deleteInvoice"), warehouse.address(request));
        }
        if (reads && body.path("verifyStatus").isObject()) {
            return verify.answer(Api.V2, body.path("verifyStatus"), warehouse.address(request));
        }
        if (reads && body.path("getLog").isObject()) {
            return Reply.whole(log.answer(body.path("getLog")));
        }
        return badRequest(request);
    }

    private static Reply general(Request request, String method) {
        JsonNode wanted = Json.read(request.body()).path("getRanges");
        boolean known = request.method().equals(method) && wanted.isObject();
        return Reply.whole(
                known
                        ? LaFacturaAnswer.of(0).part("ranges", RANGES).response()
                        : LaFacturaAnswer.error(400, "Solicitud no válida"));
    }
}
