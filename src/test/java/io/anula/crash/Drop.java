package io.anula.crash;

import java.util.List;

/** What is handed over at once. */
sealed interface Drop {
    List<Ask> asks();

    /** A file; without asks it is one that nobody can read. */
    record OfFile(String name, String content, List<Ask> asks) implements Drop {
        boolean isReadable() {
            return !asks.isEmpty();
        }
    }

    /** Rows of the request table. */
    record OfRows(List<Ask> asks) implements Drop {}
}
