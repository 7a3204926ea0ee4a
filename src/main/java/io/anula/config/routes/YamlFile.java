package io.anula.config.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

/** A YAML file as a tree, with the first line of each of its values. */
final class YamlFile {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, Integer> lines = new HashMap<>();
    private final Node root;
    private final JsonNode tree;

    private YamlFile(Node root) throws UnreadableYamlException {
        this.root = root;
        this.tree = tree(root, "");
    }

    static YamlFile of(RouteFile file) throws UnreadableYamlException {
        if (file.fault() != null) {
            throw new UnreadableYamlException(
                    file.faultLine(), file.faultLine() == null ? file.fault() : "not YAML: " + file.fault());
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

    /**
     * Rejects a file that Camel would accept without running it.
     *
     * @throws UnreadableYamlException when the file is neither a list nor a Camel K resource
     */
    void demandRoutes() throws UnreadableYamlException {
        if (!tree.isArray() && !tree.path("apiVersion").asText().startsWith("camel.apache.org/")) {
            throw new UnreadableYamlException(1, "a list of routes was expected: '- route:' or '- from:'");
        }
    }

    /**
     * The tree as Camel reads it: every scalar is text, quoted or not, and map keys are sorted. Two files that Camel
     * cannot tell apart have equal trees.
     */
    JsonNode canonical() {
        return canonical(root);
    }

    private static JsonNode canonical(Node node) {
        if (node instanceof MappingNode mapping) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            mapping.getValue()
                    .forEach(field ->
                            sorted.put(((ScalarNode) field.getKeyNode()).getValue(), canonical(field.getValueNode())));
            return NODES.objectNode().setAll(sorted);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = NODES.arrayNode();
            sequence.getValue().forEach(item -> array.add(canonical(item)));
            return array;
        }
        return node.getTag().equals(Tag.NULL) ? NODES.nullNode() : NODES.textNode(((ScalarNode) node).getValue());
    }

    /** The line of the value at this JSON pointer, or of the nearest value around it. */
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

    private static JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        if (node.getTag().equals(Tag.BOOL)) {
            return NODES.booleanNode(Boolean.parseBoolean(text));
        } else if (node.getTag().equals(Tag.INT) && text.matches("[-+]?\\d+")) {
            return NODES.numberNode(new BigInteger(text));
        } else if (node.getTag().equals(Tag.FLOAT) && text.matches("-?\\d+\\.\\d+")) {
            return NODES.numberNode(Double.parseDouble(text));
        } else if (node.getTag().equals(Tag.NULL)) {
            return NODES.nullNode();
        }
        return NODES.textNode(text);
    }
}
