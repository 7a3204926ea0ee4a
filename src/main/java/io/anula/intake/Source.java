package io.anula.intake;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read from the beginning more than once. */
@FunctionalInterface
public interface Source {
    /** A stream from the beginning. The caller closes it. */
    InputStream open() throws IOException;
}
