package io.anula.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The tokens of one record, up to the size limit of a record. */
final class Element {
    private final JsonParser parser;
    private final long start;

    /** Expects the parser at the record's first token. */
    Element(JsonParser parser) {
        this.parser = parser;
        this.start = parser.currentTokenLocation().getCharOffset();
    }

    JsonToken next() throws IOException {
        JsonToken token = parser.nextToken();
        if (parser.currentLocation().getCharOffset() - start > Records.LONGEST_RECORD) {
            throw TooLong.at(SyntaxFault.place(parser.currentLocation()));
        }
        return token;
    }

    /** Skips an object or array from its beginning to its end; does nothing for other values. */
    void skip() throws IOException {
        int open = parser.currentToken().isStructStart() ? 1 : 0;
        while (open > 0) {
            JsonToken token = next();
            if (token.isStructStart()) {
                open++;
            } else if (token.isStructEnd()) {
                open--;
            }
        }
    }
}
