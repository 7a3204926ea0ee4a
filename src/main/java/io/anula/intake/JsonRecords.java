package io.anula.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** A {@code .json} file: one object, or an array of them. */
final class JsonRecords implements Records {
    private final Reader reader;
    private @Nullable JsonParser parser;
    private boolean inArray;

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
            return entry(json, token);
        }
        if (token != JsonToken.START_ARRAY) {
            throw new UnreadableFileException(
                    SyntaxFault.place(json.currentTokenLocation()),
                    "a JSON object or array was expected",
                    "se esperaba un objeto o un arreglo JSON");
        }
        inArray = true;
        return following(json);
    }

    private @Nullable Entry following(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        if (inArray && token != JsonToken.END_ARRAY) {
            return entry(json, token);
        }
        if (inArray) {
            inArray = false;
            token = json.nextToken();
        }
        if (token != null) {
            throw SyntaxFault.afterTheEnd(json).unreadable();
        }
        return null;
    }

    private static Entry entry(JsonParser json, JsonToken token) throws IOException {
        long line = json.currentTokenLocation().getLineNr();
        return new Entry(line, content(json, token));
    }

    private static Content content(JsonParser json, JsonToken token) throws IOException {
        try {
            if (token != JsonToken.START_OBJECT) {
                new Element(json).skip();
                throw Json.notAnObject(token);
            }
            var document = new TreeBuilder(json).object();
            return requests -> requests.parse(document);
        } catch (InvalidRequestException invalid) {
            return Content.broken(invalid);
        }
    }
}
