package io.anula.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The shipped statements that make the request table. */
final class RequestTableDdl {
    private static final String TABLE = "cancellation_request";

    private RequestTableDdl() {}

    /** @param database as in the name of the shipped file */
    static List<String> of(String database, String table) {
        String resource = "/ddl/%s.%s.sql".formatted(TABLE, database);
        try (InputStream file = Objects.requireNonNull(RequestTableDdl.class.getResourceAsStream(resource), resource)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8).replaceAll("--[^\n]*", "");
            return Arrays.stream(text.replace(TABLE, table).split(";", -1))
                    .filter(statement -> !statement.isBlank())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
