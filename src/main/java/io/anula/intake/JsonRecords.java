package io.anula.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.intake.rules.InvalidRequestException;
import java.io.IOException;
import java.io.Reader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code .json} file: one object or a list of objects. A list is an array, or the object with the keys 0, 2, … that
 * PHP writes for a list with removed elements.
 */
final class JsonRecords implements Records {
    private static final Pattern PLACE = Pattern.compile("0|[1-9][0-9]{0,8}");

    private final Reader reader;
    private @Nullable JsonParser parser;
    /** The token that ends the current list; null outside a list. */
    private @Nullable JsonToken listEnd;

    JsonRecords(Reader reader) {
        this.reader = reader;
    }

    @Override
    public @Nullable Entry next() throws IOException {
        JsonParser json = parser == null ? Json.parser(reader) : parser;
        boolean first = parser == null;
        parser = json;
        try {
            return first ? first(json) : following(json);
        } catch (StreamConstraintsException tooLong) {
            throw TooLong.at(SyntaxFault.place(json.currentLocation()));
        } catch (JsonProcessingException broken) {
            throw SyntaxFault.of(broken, json).unreadable();
        }
    }

    private @Nullable Entry first(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        if (token == null) {
            throw Empty.file();
        }
        if (token == JsonToken.START_OBJECT) {
            return objectOrList(json);
        }
        if (token != JsonToken.START_ARRAY) {
            throw new UnreadableFileException(
                    SyntaxFault.place(json.currentTokenLocation()),
                    "a JSON object or array was expected",
                    "se esperaba un objeto o un arreglo JSON");
        }
        listEnd = JsonToken.END_ARRAY;
        return following(json);
    }

    private Entry objectOrList(JsonParser json) throws IOException {
        long line = json.currentTokenLocation().getLineNr();
        TreeBuilder object = new TreeBuilder(json);
        JsonToken token = json.nextToken();
        if (token == JsonToken.FIELD_NAME && PLACE.matcher(json.currentName()).matches()) {
            listEnd = JsonToken.END_OBJECT;
            return entry(json, json.nextToken());
        }
        return new Entry(line, content(() -> object.object(token)));
    }

    private @Nullable Entry following(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        if (listEnd != null && token != listEnd) {
            return entry(json, token == JsonToken.FIELD_NAME ? json.nextToken() : token);
        }
        if (listEnd != null) {
            listEnd = null;
            token = json.nextToken();
        }
        if (token != null) {
            throw SyntaxFault.afterTheEnd(json).unreadable();
        }
        return null;
    }

    private static Entry entry(JsonParser json, JsonToken token) throws IOException {
        long line = json.currentTokenLocation().getLineNr();
        return new Entry(line, content(() -> {
            if (token != JsonToken.START_OBJECT) {
                new Element(json).skip();
                throw Json.notAnObject(token);
            }
            return new TreeBuilder(json).object();
        }));
    }

    private static Content content(Building building) throws IOException {
        try {
            ObjectNode document = building.document();
            return requests -> requests.parse(document);
        } catch (InvalidRequestException invalid) {
            return Content.broken(invalid);
        }
    }

    private interface Building {
        ObjectNode document() throws IOException, InvalidRequestException;
    }
}
