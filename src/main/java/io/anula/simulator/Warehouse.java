package io.anula.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The downloads that an accepted document names. They need no login, because their addresses are meant to be passed on.
 */
final class Warehouse implements Handler {
    static final String ROOT = LaFactura.ROOT + "warehouse/";
    private static final String GOOD = ROOT + "good/";
    private static final int EMPTY_ZIP_LENGTH = 22;

    private final CreditNotes notes;
    private final Effects effects;

    Warehouse(CreditNotes notes, Effects effects) {
        this.notes = notes;
        this.effects = effects;
    }

    /** The address of the downloads, for the client of this request. */
    String address(Request request) {
        return "http://" + request.field("host") + GOOD;
    }

    @Override
    public Reply handle(Request request) {
        String code = code(request.path());
        String invoice = notes.find(code).map(CreditNote::invoice).orElse(LaFactura.isInvoice(code) ? code : "");
        if (invoice.isEmpty() || !request.method().equals("GET")) {
            return Reply.whole(Response.text(404, "No existe"));
        }
        return effects.play(Operation.DOWNLOAD, invoice, fault -> document(request.path()));
    }

    private static String code(String path) {
        if (!path.startsWith(GOOD) || !path.matches(".*\\.(zip|pdf|xml)")) {
            return "";
        }
        String name = path.substring(GOOD.length(), path.lastIndexOf('.'));
        return name.endsWith("-I") ? name.substring(0, name.length() - 2) : name;
    }

    private static Response document(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "pdf" -> Response.of(200, "application/pdf", "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8));
            case "xml" -> Response.of(200, "text/xml", "<AttachedDocument/>\n".getBytes(StandardCharsets.UTF_8));
            default -> Response.of(200, "application/zip", emptyZip());
        };
    }

    /** Only the end-of-directory record: a valid archive without entries. */
    private static byte[] emptyZip() {
        return Arrays.copyOf("PK\005\006".getBytes(StandardCharsets.ISO_8859_1), EMPTY_ZIP_LENGTH);
    }
}
