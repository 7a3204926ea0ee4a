package io.anula.provider.lafactura;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.io.Json;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a request besides its invoice: the description as it is, or an object if there is an id
 * too. A description that begins with a brace is stored in an object, so that the two forms cannot be confused.
 *
 * @param intId the sender's own code for the note; null if the request has none
 */
record Content(String description, @Nullable String intId) {
    static final String INT_ID = "intID";
    private static final String DESCRIPTION = "description";
    private static final String BRACE = "{";

    /** The content with this stored form. */
    static Content of(String stored) {
        JsonNode object = stored.startsWith(BRACE) ? Json.object(stored).orElse(null) : null;
        JsonNode description = object == null ? null : object.get(DESCRIPTION);
        if (object == null || description == null || !description.isTextual()) {
            return new Content(stored, null);
        }
        JsonNode own = object.get(INT_ID);
        return new Content(description.textValue(), own == null ? null : own.textValue());
    }

    /** The sender's own code in this stored content; null if there is none. */
    static @Nullable String intIdIn(String stored) {
        return of(stored).intId();
    }

    /** The stored form. */
    String stored() {
        if (intId == null && !description.startsWith(BRACE)) {
            return description;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode().put(DESCRIPTION, description);
        if (intId != null) {
            object.put(INT_ID, intId);
        }
        return Json.text(object);
    }
}
