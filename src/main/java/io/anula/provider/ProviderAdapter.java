package io.anula.provider;

import io.anula.cancellation.Outcome;
import io.anula.cancellation.Provider;
import io.anula.provider.http.ProviderAnswer;

/** How one provider is spoken to: what it is sent, and what its answers mean. Everything that it alone is lives behind this. */
public interface ProviderAdapter {
    /** Whose it is. */
    Provider provider();

    /**
     * What is sent.
     *
     * @throws IllegalArgumentException when the provider has no such operation
     */
    Request request(Operation operation, Claim claim);

    /**
     * What an answer means: an outcome that the operation can have.
     *
     * @param answer of any HTTP status, read by nobody yet
     */
    Outcome outcome(Operation operation, Claim claim, ProviderAnswer answer);

    /** Whether that outcome is worth one more call, {@link Operation#EXPLAIN}, before it is recorded. */
    default boolean isToBeExplained(Outcome outcome) {
        return false;
    }

    /** What is thrown for an operation that the provider does not have. */
    default IllegalArgumentException without(Operation operation) {
        return new IllegalArgumentException("%s has no %s".formatted(provider().text(), operation));
    }
}
