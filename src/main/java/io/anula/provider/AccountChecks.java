package io.anula.provider;

import io.anula.config.settings.ProviderAccount;
import io.anula.provider.http.ProviderAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Questions about a provider's accounts that have no effect. */
public interface AccountChecks {
    /** For a provider without such questions. */
    AccountChecks NONE = new AccountChecks() {};

    /**
     * A request that changes nothing and whose answer shows whether address and login are right; empty if there is
     * none.
     */
    default Optional<Request> probe(ProviderAccount account) {
        return Optional.empty();
    }

    /** The status of an answer: of HTTP, or one that the provider writes into a body with HTTP 200. */
    default int status(ProviderAnswer answer) {
        return answer.status();
    }

    /** Remarks on the account's settings for a person, before the first call. */
    default List<Report> remarks(ProviderAccount account) {
        return List.of();
    }

    /** Whether the provider can be asked about its number ranges. */
    default boolean hasRanges() {
        return false;
    }

    /**
     * How far the account's number ranges are used.
     *
     * @throws IOException when there is no answer, or the answer says nothing about ranges
     */
    default NumberRanges ranges(ProviderAccount account) throws IOException {
        throw new IOException("%s tells nothing of ranges".formatted(account.account()));
    }
}
