package io.anula.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.intake.rules.Blanks;
import io.anula.intake.rules.Field;
import io.anula.intake.rules.InvalidRequestException;
import io.anula.provider.Adapters;
import io.anula.provider.ProviderAdapter;
import io.anula.provider.RequestForm.Own;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a document from an XML element, in a provider's own form or in ours. */
final class XmlDocument {
    private static final List<String> OURS = List.of(RequestParser.PROVIDER, RequestParser.ACCOUNT);

    private final Map<String, Own> records = new LinkedHashMap<>();
    private final Set<String> fields = new HashSet<>(OURS);

    /** @param adapters the providers whose documents are accepted */
    XmlDocument(Adapters adapters) {
        for (ProviderAdapter each : adapters.all()) {
            each.requests().own().ifPresent(own -> {
                records.put(lower(own.element()), own);
                fields.addAll(own.fields());
            });
            each.requests().fields().ifPresent(flat -> {
                fields.addAll(List.of(flat.invoice(), flat.reason()));
                flat.more().forEach(name -> fields.add(lower(name)));
            });
        }
    }

    /** The elements that are a whole document, for people. */
    String records(String or) {
        return records.values().stream().map(Own::element).sorted().collect(Collectors.joining(or));
    }

    /** Whether an element with this name is a whole document. */
    boolean isRecord(String name) {
        return records.containsKey(lower(name));
    }

    /** Whether an element with this name belongs to a document. */
    boolean isField(String name) {
        return fields.contains(lower(name));
    }

    /** The document in the element: the element itself, or the one inside it. */
    ObjectNode of(XmlNode element) throws InvalidRequestException {
        XmlNode record = element;
        if (!isRecord(element.name())) {
            record = records.values().stream()
                    .flatMap(own -> element.child(own.element()).stream())
                    .findFirst()
                    .orElse(element);
        }
        ObjectNode document = document(record, records.get(lower(record.name())));
        for (String ours : OURS) {
            addOurs(document, ours, record);
            addOurs(document, ours, element);
        }
        return document;
    }

    private static ObjectNode document(XmlNode record, @Nullable Own own) throws InvalidRequestException {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        if (own != null && own.isWrapped()) {
            ObjectNode inside = record.object(own.mark());
            document.set(own.mark(), inside);
            for (String ours : OURS) {
                if (inside.has(ours)) {
                    document.set(ours, inside.remove(ours));
                }
            }
            return document;
        }
        ObjectNode inside = record.object("");
        if (own != null && !inside.has(own.mark())) {
            document.put(own.mark(), own.element());
        }
        document.setAll(inside);
        return document;
    }

    /** Copies provider and account from an attribute, or from an element beside the document. */
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
