package io.anula.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A value of a document.
 *
 * @param path the way to it
 */
record Field(String path, JsonNode node) {

    /** Throws when the field is not as it should be. */
    @FunctionalInterface
    interface Check {
        void on(Field field) throws InvalidRequestException;
    }

    static Field of(ObjectNode document, String name) {
        return new Field(name, document.path(name));
    }

    Field child(String name) {
        return new Field(path + '.' + name, node.path(name));
    }

    Field item(int index) {
        return new Field("%s[%d]".formatted(path, index), node.path(index));
    }

    /** Whether nothing stands there: no field, null, or a blank text. */
    boolean isAbsent() {
        return node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.textValue().isBlank());
    }

    void required(Check check) throws InvalidRequestException {
        if (isAbsent()) {
            throw wrong("required", "is required", "es obligatorio");
        }
        check.on(this);
    }

    void optional(Check check) throws InvalidRequestException {
        if (!isAbsent()) {
            check.on(this);
        }
    }

    /** The text of a field that must be there. */
    String text() throws InvalidRequestException {
        required(Checks::text);
        return node.textValue().strip();
    }

    InvalidRequestException wrong(String rule, String english, String spanish) {
        String value = node.isValueNode() && !node.isNull() ? node.asText() : null;
        return new InvalidRequestException(Problem.of(path, value, rule, english, spanish));
    }
}
