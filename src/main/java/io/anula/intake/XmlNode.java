package io.anula.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.anula.intake.rules.Blanks;
import io.anula.intake.rules.InvalidRequestException;
import io.anula.intake.rules.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An XML element as a JSON value: a text, an object, or for {@code items} a list.
 *
 * @param name without namespace
 * @param attributes by their names without namespace
 */
record XmlNode(String name, Map<String, String> attributes, StringBuilder text, List<XmlNode> children) {
    private static final String ITEMS = "items";

    XmlNode(String name, Map<String, String> attributes) {
        this(name, attributes, new StringBuilder(), new ArrayList<>());
    }

    /** The first child of that name in any letter case. */
    Optional<XmlNode> child(String wanted) {
        return children.stream()
                .filter(each -> each.name.equalsIgnoreCase(wanted))
                .findFirst();
    }

    /** The children as the fields of an object. */
    ObjectNode object(String path) throws InvalidRequestException {
        if (!Blanks.isBlank(text.toString())) {
            throw problem(path, "type", "either text or elements were expected", "se esperaba texto o elementos");
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (XmlNode child : children) {
            String childPath = path.isEmpty() ? child.name : path + '.' + child.name;
            if (child.name.equals(ITEMS)) {
                object.withArrayProperty(ITEMS).addAll(child.list(childPath));
            } else if (object.has(child.name)) {
                throw problem(childPath, "duplicate-key", "stands there twice", "aparece dos veces");
            } else {
                object.set(child.name, child.value(childPath));
            }
        }
        return object;
    }

    private JsonNode value(String path) throws InvalidRequestException {
        if ("true".equals(attributes.get("nil"))) {
            return NullNode.getInstance();
        }
        return children.isEmpty() ? TextNode.valueOf(Blanks.strip(text.toString())) : object(path);
    }

    /**
     * The child elements as a list, with any names. An element that directly has an item's fields is a list of that one
     * item.
     */
    private ArrayNode list(String path) throws InvalidRequestException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        boolean isItem = !children.isEmpty() && children.stream().allMatch(each -> each.children.isEmpty());
        if (isItem) {
            return list.add(object(path));
        }
        for (XmlNode child : children) {
            list.add(child.value("%s[%d]".formatted(path, list.size())));
        }
        return list;
    }

    private static InvalidRequestException problem(String path, String rule, String english, String spanish) {
        return new InvalidRequestException(Problem.of(path, null, rule, english, spanish));
    }
}
