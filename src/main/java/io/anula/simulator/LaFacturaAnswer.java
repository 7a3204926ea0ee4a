package io.anula.simulator;

import java.util.Locale;

/**
 * Answers in the documented form, which is not JSON: a comma stands before the brace that ends {@code status}. Details
 * that the documentation leaves open alternate with the number of the note: the code as text or number,
 * {@code document} or {@code documento}, upper or lower case keys.
 */
final class LaFacturaAnswer {
    /** Invented; a real one has 96 hexadecimal digits. */
    private static final String KEY_START = "0092183901238098123092109383403298409328490348903483";

    private static final long LAST_NUMBER = 99_999_999;

    private final StringBuilder text = new StringBuilder(640);
    private final long variant;
    private String separator = "\n";

    private LaFacturaAnswer(long variant, int code, String message) {
        this.variant = variant;
        text.append("{\n\"invoiceResult\":{\n\"status\":{\n\"code\":")
                .append(varies(1) ? Integer.toString(code) : "\"" + code + "\"")
                .append(",\n\"text\":")
                .append(Json.quote(message))
                .append(",\n}");
    }

    static LaFacturaAnswer of(long variant) {
        return new LaFacturaAnswer(variant, 200, "Operación realizada con exito");
    }

    static Response error(int code, String message) {
        return new LaFacturaAnswer(0, code, message).response();
    }

    static Response created(Api api, CreditNote note) {
        LaFacturaAnswer answer = of(note.number() - 1).note(note, "Creation").process(CreditNote.SENDING);
        return (api == Api.V3 ? answer.moreOf3(note) : answer).response();
    }

    static Response verified(Api api, CreditNote note, int process, String warehouse) {
        if (api == Api.V2) {
            return Response.json(200, verifiedText(note, process, warehouse));
        }
        LaFacturaAnswer answer = of(note.number() - 1).note(note, "Verify");
        if (process == CreditNote.ACCEPTED) {
            answer.downloads(warehouse, note.code())
                    .field("PDF", warehouse + note.code() + ".pdf")
                    .field("ATTACHED", warehouse + note.code() + ".xml");
        }
        return answer.process(process).moreOf3(note).response();
    }

    /** The parts that only interface 3.0 has. Where they are in the real answer is our assumption. */
    private LaFacturaAnswer moreOf3(CreditNote note) {
        return part("enhancedInfo", "{\"info\":[\"Documento procesado\"]}")
                .part("prefix", "{\"prefix\":\"CR-\",\"remaining\":" + (LAST_NUMBER - note.number()) + "}");
    }

    /** The answer contains downloads only when the note is accepted. */
    static String verifiedText(CreditNote note, int process, String warehouse) {
        LaFacturaAnswer answer = of(note.number() - 1).note(note, "Verify");
        return (process == CreditNote.ACCEPTED ? answer.downloads(warehouse, note.code()) : answer)
                .process(process)
                .end();
    }

    private LaFacturaAnswer note(CreditNote note, String mode) {
        return document("Nota Credito", mode, note.code(), note.invoice())
                .printed("CR-" + note.number(), "CUDE", KEY_START + note.number());
    }

    LaFacturaAnswer document(String type, String mode, String code, String referal) {
        text.append(varies(2) ? ",\n\"documento\":{" : ",\n\"document\":{");
        field("type", type);
        field("mode", mode);
        field("tascode", code);
        return referal.isEmpty() ? this : field("referal", referal);
    }

    LaFacturaAnswer printed(String number, String keyName, String key) {
        return field("document", number).field(cased(keyName), key);
    }

    LaFacturaAnswer downloads(String warehouse, String code) {
        return field(cased("URL"), warehouse + code + ".zip").field(cased("CHECK"), warehouse + code + "-I.zip");
    }

    LaFacturaAnswer process(int process) {
        field("process", Integer.toString(process));
        text.append("\n}");
        return this;
    }

    /** Adds a part of the result, already in JSON. */
    LaFacturaAnswer part(String name, String json) {
        text.append(",\n").append(Json.quote(name)).append(':').append(json);
        return this;
    }

    Response response() {
        return Response.json(200, end());
    }

    private String end() {
        return text.append("\n}\n}\n").toString();
    }

    private LaFacturaAnswer field(String name, String value) {
        text.append(separator).append('"').append(name).append("\":").append(Json.quote(value));
        separator = ",\n";
        return this;
    }

    private String cased(String name) {
        return varies(4) ? name.toLowerCase(Locale.ROOT) : name;
    }

    private boolean varies(int bit) {
        return (variant & bit) != 0;
    }
}
