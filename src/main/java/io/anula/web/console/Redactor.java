package io.anula.web.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.anula.io.Json;
import io.anula.secret.Secrets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Redacts requests and answers for people: secrets are never shown, personal data only on request. JSON is masked by
 * the names of its fields; in other texts, everything that looks like such a field, an address or a personal number is
 * masked.
 */
final class Redactor {
    static final String MASK = "•••";

    private static final Set<String> PERSONAL = Set.of(
            "docnro",
            "nrodoc",
            "cuit",
            "cuil",
            "dni",
            "nit",
            "rut",
            "idimpositivo",
            "identificacion",
            "identification",
            "companyid",
            "nombre",
            "nombres",
            "apellido",
            "apellidos",
            "razonsocial",
            "name",
            "fullname",
            "firstname",
            "lastname",
            "mail",
            "email",
            "correo",
            "domicilio",
            "direccion",
            "address",
            "localidad",
            "codpostal",
            "telefono",
            "celular",
            "phone");
    private static final Pattern FIELD =
            Pattern.compile("([\\p{L}_\\[\\]%0-9.-]+)([\"']?\\s*[=:]\\s*[\"']?)([^\"'&;,<>\\r\\n]+)");
    private static final Pattern MAIL = Pattern.compile("[\\w.+%-]{1,64}(?:@|%40)[\\w-]{1,60}(?:\\.[\\w-]{1,60})+");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w-])(?:\\d{2}-\\d{8}-\\d|\\d{7,12})(?![\\w-])");

    private final boolean personalToo;

    /** @param personalToo whether personal data is masked too; false after a person asked to see it */
    Redactor(boolean personalToo) {
        this.personalToo = personalToo;
    }

    /** The redacted text; JSON is formatted on several lines. */
    String text(String original) {
        Optional<JsonNode> json = Json.value(original).filter(JsonNode::isContainerNode);
        return json.map(node -> pretty(mask(node))).orElseGet(() -> plain(original));
    }

    private static String pretty(JsonNode node) {
        ObjectWriter writer = Json.mapper().writerWithDefaultPrettyPrinter();
        try {
            return writer.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree that was read cannot be written", impossible);
        }
    }

    private JsonNode mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode masked = object.objectNode();
            object.properties()
                    .forEach(field -> masked.set(
                            field.getKey(),
                            hides(field.getKey()) && field.getValue().isValueNode()
                                    ? mask(field.getValue().asText())
                                    : mask(field.getValue())));
            return masked;
        } else if (node instanceof ArrayNode array) {
            ArrayNode masked = array.arrayNode();
            array.forEach(element -> masked.add(mask(element)));
            return masked;
        } else if (node.isTextual() && personalToo) {
            return TextNode.valueOf(MAIL.matcher(node.asText()).replaceAll(MASK));
        }
        return node;
    }

    private static JsonNode mask(String value) {
        return TextNode.valueOf(value.isEmpty() ? "" : MASK);
    }

    private boolean hides(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
        return Secrets.isSecret(name) || (personalToo && PERSONAL.contains(plain));
    }

    private String plain(String original) {
        Matcher fields = FIELD.matcher(original);
        String masked = fields.replaceAll(field -> Matcher.quoteReplacement(
                hides(lastPart(field.group(1))) ? field.group(1) + field.group(2) + MASK : field.group()));
        return personalToo
                ? NUMBER.matcher(MAIL.matcher(masked).replaceAll(MASK)).replaceAll(MASK)
                : masked;
    }

    /** The last part of a name: {@code nombre} for {@code cliente[nombre]}. */
    private static String lastPart(String name) {
        String[] parts = name.split("[\\[\\].]|%5B|%5D", -1);
        for (int last = parts.length - 1; last >= 0; last--) {
            if (!parts[last].isEmpty()) {
                return parts[last];
            }
        }
        return name;
    }
}
