package io.anula.provider;

import io.anula.config.settings.Account;
import io.anula.config.settings.ProviderAccount;
import io.anula.provider.http.ProviderAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What can be asked of a provider's accounts without any effect. */
public interface AccountChecks {
    /** Of a provider of which no such question is known. */
    AccountChecks NONE = new AccountChecks() {};

    /** A request that changes nothing, whose answer shows whether address and login are right; empty where there is none. */
    default Optional<Request> probe(ProviderAccount account) {
        return Optional.empty();
    }

    /** The status that an answer has: that of HTTP, or one that the provider writes into a body with HTTP 200. */
    default int status(ProviderAnswer answer) {
        return answer.status();
    }

    /** What a person should know of the account's settings before the first call. */
    default List<Report> remarks(ProviderAccount account) {
        return List.of();
    }

    /** Whether the provider tells how far ranges of numbers are used. */
    default boolean hasRanges() {
        return false;
    }

    /**
     * How far the account's ranges of numbers are used.
     *
     * @throws IOException when there is no answer, or one that says nothing of ranges
     */
    default NumberRanges ranges(Account account) throws IOException {
        throw new IOException("%s tells nothing of ranges".formatted(account));
    }
}
