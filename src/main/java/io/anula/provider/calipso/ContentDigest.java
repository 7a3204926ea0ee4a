package io.anula.provider.calipso;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A digest of a request's content besides its invoice, with 64 characters: two requests for one order with different
 * digests ask for different credit notes. The way a document is written does not matter (order of keys, white space,
 * numbers as text, a PHP list as an object, null or empty values), nor do remarks and the client's postal data.
 */
final class ContentDigest {
    /** Fields that the key contains, or that do not belong to what is cancelled. */
    private static final Set<String> PASSED_OVER = Set.of("tipo", "ordenid", "observacion", "provider", "account");

    private static final Set<String> POSTAL =
            Set.of("nombre", "mail", "domicilio", "localidad", "codpostal", "provincia");
    private static final String CLIENT = "cliente";
    private static final String TAX_ID = "idimpositivo";
    private static final String DISCOUNT = "descuentogeneral";
    private static final int MOST_ZEROS = 100;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,40})(\\.\\d{1,40})?");
    private static final Pattern BLANK = Pattern.compile("[\\s\\u00A0\\u200B-\\u200D\\u2060\\uFEFF]+");
    private static final Pattern INDEX = Pattern.compile("\\d{1,6}");

    private ContentDigest() {}

    /** The digest of a document; null if the content is not a document. */
    static @Nullable String of(String content) {
        return Json.object(content).map(ContentDigest::of).orElse(null);
    }

    private static String of(JsonNode document) {
        StringBuilder canonical = new StringBuilder();
        Map<String, JsonNode> fields = sorted(document);
        fields.keySet().removeAll(PASSED_OVER);
        write(canonical, fields);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static Map<String, JsonNode> sorted(JsonNode object) {
        Map<String, JsonNode> fields = new TreeMap<>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private static void write(StringBuilder out, Map<String, JsonNode> fields) {
        out.append('{');
        fields.forEach((name, value) -> {
            int before = out.length();
            out.append(Json.text(name)).append(':');
            int begin = out.length();
            write(out, name, value);
            if (out.length() == begin) {
                out.setLength(before);
            } else {
                out.append(',');
            }
        });
        out.append('}');
    }

    /** Writes nothing for an absent value. */
    private static void write(StringBuilder out, String name, JsonNode value) {
        if (value.isObject() && !isList(value)) {
            Map<String, JsonNode> fields = sorted(value);
            if (name.equals(CLIENT)) {
                fields.keySet().removeAll(POSTAL);
            }
            if (!fields.isEmpty()) {
                write(out, fields);
            }
        } else if (value.isContainerNode()) {
            int begin = out.length();
            value.forEach(element -> write(out.append('['), name, element));
            if (out.length() > begin) {
                out.append(']');
            }
        } else if (!value.isNull()) {
            scalar(out, name, value);
        }
    }

    /** Whether the object is a PHP list: its keys are 0, 1, …. */
    private static boolean isList(JsonNode object) {
        return !object.isEmpty()
                && object.properties().stream()
                        .allMatch(field -> INDEX.matcher(field.getKey()).matches());
    }

    private static void scalar(StringBuilder out, String name, JsonNode value) {
        String spaced = BLANK.matcher(Normalizer.normalize(value.asText(), Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        String text = name.equals(TAX_ID) ? spaced.replace("-", "") : spaced;
        boolean isNumber = value.isNumber() || NUMBER.matcher(text).matches();
        if (isNumber) {
            String number = plain(value.isNumber() ? value.decimalValue() : new BigDecimal(text));
            out.append(name.equals(DISCOUNT) && number.equals("0") ? "" : number);
        } else if (!text.isEmpty()) {
            out.append(Json.text(text));
        }
    }

    /** The number without meaningless zeros; a number too extreme for an amount stays as written. */
    private static String plain(BigDecimal number) {
        if (Math.abs((long) number.scale()) > MOST_ZEROS) {
            return number.toString();
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
