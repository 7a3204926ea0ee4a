package io.anula.reconcile;

import java.time.Instant;
import java.util.List;

/**
 * What became of a list.
 *
 * @param name as it was dropped, with its folder in front
 * @param notes how many credit notes it names
 * @param others lines about other documents, which are passed over
 * @param wrong lines that cannot be read
 * @param findings how many facts were found in it, known ones too
 * @param news how many of them were not known before
 * @param whole whether it was read to its end
 * @param problems what is wrong with it, with line numbers; at most some of them
 */
public record ListResult(
        String name,
        Instant at,
        long notes,
        long others,
        long wrong,
        long findings,
        long news,
        boolean whole,
        List<String> problems) {}
