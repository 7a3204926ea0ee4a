package io.anula.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes a document of an element: Calipso's {@code creditocc}, LaFactura's {@code deleteInvoice}, or our own form. */
final class XmlDocument {
    private static final String CREDIT_NOTE = "creditocc";
    private static final Set<String> RECORDS = Set.of(CREDIT_NOTE, lower(LaFacturaRequests.NATIVE));

    /** The fields with which a document may begin, so that the element around them is no list. */
    private static final Set<String> FIELDS = Set.of(
            "tipo",
            "cliente",
            "ordenid",
            "total",
            "descuentogeneral",
            "observacion",
            "items",
            "ptovta",
            "cbtetipo",
            RequestParser.PROVIDER,
            RequestParser.ACCOUNT,
            LaFacturaRequests.TASCODE,
            LaFacturaRequests.DESCRIPTION,
            "hash");

    private XmlDocument() {}

    /** Whether an element of that name is a document by itself. */
    static boolean isRecord(String name) {
        return RECORDS.contains(lower(name));
    }

    /** Whether an element of that name stands in a document. */
    static boolean isField(String name) {
        return FIELDS.contains(lower(name));
    }

    /** The document that the element is, or the one that it holds. */
    static ObjectNode of(XmlNode element) throws InvalidRequestException {
        XmlNode record = element;
        if (!isRecord(element.name())) {
            record = element.child(LaFacturaRequests.NATIVE)
                    .or(() -> element.child(CREDIT_NOTE))
                    .orElse(element);
        }
        ObjectNode document =
                lower(record.name()).equals(lower(LaFacturaRequests.NATIVE)) ? deletion(record) : plain(record);
        for (String ours : List.of(RequestParser.PROVIDER, RequestParser.ACCOUNT)) {
            addOurs(document, ours, record);
            addOurs(document, ours, element);
        }
        return document;
    }

    private static ObjectNode deletion(XmlNode record) throws InvalidRequestException {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode fields = record.object(LaFacturaRequests.NATIVE);
        document.set(LaFacturaRequests.NATIVE, fields);
        for (String ours : List.of(RequestParser.PROVIDER, RequestParser.ACCOUNT)) {
            if (fields.has(ours)) {
                document.set(ours, fields.remove(ours));
            }
        }
        return document;
    }

    private static ObjectNode plain(XmlNode record) throws InvalidRequestException {
        ObjectNode fields = record.object("");
        if (!lower(record.name()).equals(CREDIT_NOTE) || fields.has(CalipsoRequests.TIPO)) {
            return fields;
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put(CalipsoRequests.TIPO, CREDIT_NOTE);
        document.setAll(fields);
        return document;
    }

    /** What an attribute, or an element beside the document, says of provider and account. */
    private static void addOurs(ObjectNode document, String name, XmlNode where) throws InvalidRequestException {
        String attribute = where.attributes().get(name);
        String said = attribute != null
                ? attribute
                : where.child(name).map(child -> child.text().toString()).orElse("");
        if (Blanks.isBlank(said)) {
            return;
        }
        Field known = Field.of(document, name);
        if (known.isAbsent()) {
            document.put(name, Blanks.strip(said));
        } else if (!lower(Blanks.strip(known.node().asText())).equals(lower(Blanks.strip(said)))) {
            throw known.wrong("mismatch", "two different ones are named", "se indican dos distintos");
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
