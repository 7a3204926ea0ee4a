package io.anula.answer;

import io.anula.cancellation.Cancellation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says of a cancellation besides the cancellation itself.
 *
 * @param simulated whether a simulator answers for it
 * @param evidence the folder of its evidence; null if none is kept
 * @param links the addresses of the documents of accepted ones, by id and then by what the provider calls them
 */
public record Details(
        Predicate<Cancellation> simulated,
        Function<Cancellation, @Nullable String> evidence,
        Function<List<Cancellation>, Map<String, Map<String, String>>> links) {
    /** Without evidence and links. */
    public Details(Predicate<Cancellation> simulated) {
        this(simulated, cancellation -> null, cancellations -> Map.of());
    }

    /** The same without links, which cost a look into the store. */
    public Details withoutLinks() {
        return new Details(simulated, evidence, cancellations -> Map.of());
    }
}
