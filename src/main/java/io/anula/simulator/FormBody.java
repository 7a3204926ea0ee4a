package io.anula.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Form fields with PHP's names, {@code items[0][precio]=1}, as a tree of objects; a list is an object with the keys 0,
 * 1, …
 */
final class FormBody {
    private FormBody() {}

    /** The tree, or a missing node when a name or an escape is malformed. */
    static JsonNode read(String form) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        try {
            for (String pair : form.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    put(root, decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            }
            return root;
        } catch (IllegalArgumentException malformed) {
            return MissingNode.getInstance();
        }
    }

    private static void put(ObjectNode root, String name, String value) {
        ObjectNode parent = root;
        int bracket = name.indexOf('[');
        String key = bracket < 0 ? name : name.substring(0, bracket);
        while (bracket >= 0) {
            int end = name.indexOf(']', bracket);
            if (end < 0) {
                throw new IllegalArgumentException("a bracket is not closed in " + name);
            }
            JsonNode child = parent.get(key);
            parent = child instanceof ObjectNode known ? known : parent.putObject(key);
            key = name.substring(bracket + 1, end);
            bracket = name.indexOf('[', end);
        }
        parent.put(key, value);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
