package io.anula.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.intake.rules.InvalidRequestException;
import io.anula.intake.rules.Problem;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/** The JSON of requests: strict, and with every digit of its numbers preserved. */
final class Json {
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxStringLength(Records.LONGEST_RECORD)
            .maxNumberLength(Records.LONGEST_RECORD)
            .maxNameLength(Records.LONGEST_RECORD)
            // The tree builder limits the depth: a record that is too deep must not make the rest of the file
            // unreadable.
            .maxNestingDepth(Integer.MAX_VALUE)
            .build();

    // Names come from outside: a table of all names ever seen would grow for ever.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    static JsonParser parser(Reader reader) throws IOException {
        return FACTORY.createParser(reader);
    }

    /** The object in this text. */
    static ObjectNode object(String text) throws InvalidRequestException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return object(parser);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The document on one line. */
    static String text(ObjectNode document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static ObjectNode object(JsonParser parser) throws IOException, InvalidRequestException {
        try {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw notAnObject(first);
            }
            ObjectNode document = new TreeBuilder(parser).object();
            if (parser.nextToken() != null) {
                throw SyntaxFault.afterTheEnd(parser).problem();
            }
            return document;
        } catch (JsonProcessingException broken) {
            throw SyntaxFault.of(broken, parser).problem();
        }
    }

    /** The error for another value in place of an object. */
    static InvalidRequestException notAnObject(JsonToken found) {
        return new InvalidRequestException(Problem.of(
                null,
                null,
                "type",
                "a JSON object was expected, this is %s".formatted(nameOf(found)),
                "se esperaba un objeto JSON, esto es %s".formatted(nameOf(found))));
    }

    private static String nameOf(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "[…]";
            case VALUE_STRING -> "\"…\"";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "0…9";
            default -> token.asString();
        };
    }
}
