package io.anula.simulator;

import java.nio.charset.StandardCharsets;

/**
 * The downloads that an accepted document names. They need no login, because their addresses are meant to be passed on.
 */
final class Warehouse implements Handler {
    static final String ROOT = LaFactura.ROOT + "warehouse/";
    private static final String GOOD = ROOT + "good/";

    private final CreditNotes notes;
    private final Effects effects;

    Warehouse(CreditNotes notes, Effects effects) {
        this.notes = notes;
        this.effects = effects;
    }

    /** The address of the downloads, for the client of this request. */
    String address(Request request) {
        return at("http://" + request.field("host"));
    }

    static String at(String origin) {
        return origin + GOOD;
    }

    @Override
    public Reply handle(Request request) {
        String code = code(request.path());
        String invoice = notes.find(code).map(CreditNote::invoice).orElse(LaFactura.isInvoice(code) ? code : "");
        if (invoice.isEmpty() || !request.method().equals("GET")) {
            return Reply.whole(Response.text(404, "No existe"));
        }
        return effects.play(Operation.DOWNLOAD, invoice, fault -> document(request.path(), code, invoice));
    }

    private static String code(String path) {
        if (!path.startsWith(GOOD) || !path.matches(".*\\.(zip|pdf|xml)")) {
            return "";
        }
        String name = path.substring(GOOD.length(), path.lastIndexOf('.'));
        return name.endsWith("-I") ? name.substring(0, name.length() - 2) : name;
    }

    private static Response document(String path, String code, String invoice) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "pdf" -> Response.of(200, "application/pdf", "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8));
            case "xml" -> Response.of(200, "text/xml", "<AttachedDocument/>\n".getBytes(StandardCharsets.UTF_8));
            default -> Response.of(200, "application/zip", zip(path, code, invoice));
        };
    }

    /** The document itself, or what goes to the customer: {@code -I}. */
    private static byte[] zip(String path, String code, String invoice) {
        boolean customers = path.endsWith("-I.zip");
        String text = customers
                ? "SIMULADO / SIMULATED%nDocumento %s, factura %s%n".formatted(code, invoice)
                : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>%n<CreditNote simulated=\"true\"><ID>%s</ID><Invoice>%s</Invoice></CreditNote>%n"
                        .formatted(code, invoice);
        return Zip.of(code + (customers ? ".txt" : ".xml"), text);
    }
}
