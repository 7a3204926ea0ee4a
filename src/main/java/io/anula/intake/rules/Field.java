package io.anula.intake.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A value of a document.
 *
 * @param path its path in the document
 */
public record Field(String path, JsonNode node) {

    /** Throws when the field is invalid. */
    @FunctionalInterface
    public interface Check {
        void on(Field field) throws InvalidRequestException;
    }

    public static Field of(ObjectNode document, String name) {
        return new Field(name, document.path(name));
    }

    public Field child(String name) {
        return new Field(path + '.' + name, node.path(name));
    }

    public Field item(int index) {
        return new Field("%s[%d]".formatted(path, index), node.path(index));
    }

    /** The elements of a list, or of an object whose keys are list indexes. */
    public List<Field> elements() {
        List<Field> elements = new ArrayList<>(node.size());
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                elements.add(item(i));
            }
        } else {
            node.properties()
                    .forEach(each -> elements.add(new Field("%s[%s]".formatted(path, each.getKey()), each.getValue())));
        }
        return elements;
    }

    /**
     * Whether the field is absent: missing, null, a blank text, or the {@code []} that PHP writes for an empty object.
     */
    public boolean isAbsent() {
        return node.isMissingNode()
                || node.isNull()
                || (node.isContainerNode() && node.isEmpty())
                || (node.isTextual() && Blanks.isBlank(node.textValue()));
    }

    public void required(Check check) throws InvalidRequestException {
        if (isAbsent()) {
            throw wrong("required", "is required", "es obligatorio");
        }
        check.on(this);
    }

    public void optional(Check check) throws InvalidRequestException {
        if (!isAbsent()) {
            check.on(this);
        }
    }

    /** The text of a required field. */
    public String text() throws InvalidRequestException {
        required(Checks::text);
        return Blanks.strip(node.textValue());
    }

    public InvalidRequestException wrong(String rule, String english, String spanish) {
        String value = node.isValueNode() && !node.isNull() ? node.asText() : null;
        return new InvalidRequestException(Problem.of(path, value, rule, english, spanish));
    }
}
