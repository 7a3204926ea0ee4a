package io.anula.provider.calipso;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.anula.io.Json;
import io.anula.provider.calipso.AnswerFields.Field;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The named values of JSON, read token by token: a tree would keep only one of two fields with the same name. */
final class JsonFields {
    private final List<Field> fields;
    private final List<String> root;
    private final int depth;
    private final Deque<String> path = new ArrayDeque<>();

    private JsonFields(List<Field> fields, List<String> root, int depth) {
        this.fields = fields;
        this.root = root;
        this.depth = depth;
    }

    /** Adds the fields; false if the text, which is not empty, is not exactly one JSON value. */
    static boolean into(List<Field> fields, List<String> root, String text, int depth) {
        try (JsonParser json = Json.mapper().createParser(text)) {
            json.nextToken();
            new JsonFields(fields, root, depth).value(json);
            return json.nextToken() == null;
        } catch (IOException notJson) {
            return false;
        }
    }

    private void value(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                path.addLast(AnswerFields.plain(json.currentName()));
                json.nextToken();
                value(json);
                path.removeLast();
            }
        } else if (json.currentToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                value(json);
            }
        } else {
            scalar(json.getText().strip(), json.currentToken());
        }
    }

    private void scalar(String text, JsonToken token) {
        List<String> whole = new ArrayList<>(root);
        whole.addAll(path);
        boolean isText = token == JsonToken.VALUE_STRING;
        if (!isText || !AnswerFields.mayHold(text) || !AnswerFields.into(fields, whole, text, depth + 1)) {
            boolean isNull = token == JsonToken.VALUE_NULL;
            fields.add(new Field(whole, isNull ? "" : text, isNull));
        }
    }
}
