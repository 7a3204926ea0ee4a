package io.anula.intake;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read from their beginning more than once. */
@FunctionalInterface
public interface Source {
    /** A stream from the beginning; to be closed. */
    InputStream open() throws IOException;
}
