package io.anula.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML file as a tree, and the line on which each of its values begins. */
final class YamlFile {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, Integer> lines = new HashMap<>();
    private final JsonNode tree;

    private YamlFile(Node root) throws UnreadableYamlException {
        this.tree = tree(root, "");
    }

    static YamlFile of(RouteFile file) throws UnreadableYamlException {
        if (file.fault() != null) {
            throw new UnreadableYamlException(file.faultLine(), file.fault());
        }
        try {
            Optional<Node> root = new Compose(
                            LoadSettings.builder().setAllowNonScalarKeys(true).build())
                    .composeString(file.text());
            return new YamlFile(root.orElseThrow(() -> new UnreadableYamlException(1, "the file holds no route")));
        } catch (MarkedYamlEngineException broken) {
            Integer line =
                    broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(null);
            throw new UnreadableYamlException(line, "not YAML: " + broken.getProblem());
        } catch (YamlEngineException broken) {
            throw new UnreadableYamlException(1, "not YAML: " + broken.getMessage());
        }
    }

    JsonNode tree() {
        return tree;
    }

    /** The line of the value at that JSON pointer, or of the nearest one around it. */
    @Nullable
    Integer line(String pointer) {
        String around = pointer;
        while (!lines.containsKey(around) && !around.isEmpty()) {
            around = around.substring(0, around.lastIndexOf('/'));
        }
        return lines.get(around);
    }

    private JsonNode tree(Node node, String pointer) throws UnreadableYamlException {
        lines.put(pointer, lineOf(node));
        if (node.isRecursive()) {
            throw new UnreadableYamlException(lineOf(node), "this value holds itself");
        }
        if (node instanceof MappingNode mapping) {
            ObjectNode object = NODES.objectNode();
            for (NodeTuple field : mapping.getValue()) {
                String name = name(field.getKeyNode());
                JsonNode value = tree(field.getValueNode(), pointer + '/' + name);
                lines.put(pointer + '/' + name, lineOf(field.getKeyNode()));
                if (object.replace(name, value) != null) {
                    throw new UnreadableYamlException(
                            lineOf(field.getKeyNode()), "'%s' stands here for the second time".formatted(name));
                }
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = NODES.arrayNode();
            for (int i = 0; i < sequence.getValue().size(); i++) {
                array.add(tree(sequence.getValue().get(i), pointer + '/' + i));
            }
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private static String name(Node key) throws UnreadableYamlException {
        if (key instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new UnreadableYamlException(
                lineOf(key), "not YAML: a value that begins with a placeholder wants quotes: \"{{key}}\"");
    }

    private static Integer lineOf(Node node) {
        return node.getStartMark().orElseThrow().getLine() + 1;
    }

    private static JsonNode scalar(ScalarNode node) throws UnreadableYamlException {
        String text = node.getValue();
        if (node.getTag().equals(Tag.BOOL)) {
            return NODES.booleanNode(Boolean.parseBoolean(text));
        } else if (node.getTag().equals(Tag.INT)) {
            try {
                return NODES.numberNode(Long.parseLong(text));
            } catch (NumberFormatException tooLarge) {
                throw new UnreadableYamlException(lineOf(node), text + ": too large a number");
            }
        } else if (node.getTag().equals(Tag.FLOAT) && text.matches("-?\\d+\\.\\d+")) {
            return NODES.numberNode(Double.parseDouble(text));
        } else if (node.getTag().equals(Tag.NULL)) {
            return NODES.nullNode();
        }
        return NODES.textNode(text);
    }
}
