package io.anula.io;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Writes JSON lines, one object on each, into a stream that stays open. */
public final class JsonLines implements AutoCloseable {
    private final JsonGenerator json;

    public JsonLines(OutputStream out) throws IOException {
        json = Json.mapper().createGenerator(out);
        json.setRootValueSeparator(null);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /** Writes one line. */
    public void write(Map<String, ?> line) throws IOException {
        Json.mapper().writeValue(json, line);
        json.writeRaw('\n');
    }

    /** Flushes the last line to the stream. */
    @Override
    public void close() throws IOException {
        json.close();
    }
}
