package io.anula.provider;

import io.anula.cancellation.Outcome;
import io.anula.cancellation.Provider;
import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.ProviderSettings;
import io.anula.provider.http.ProviderAnswer;
import io.anula.provider.rules.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything about one provider: its settings, the form of its requests, the calls it gets, the meaning of its answers,
 * and questions without effect. No other code knows a provider by its name.
 */
public interface ProviderAdapter {
    /** The provider's settings, including its name. */
    ProviderSettings settings();

    /** The form of its requests. */
    RequestForm requests();

    /** The provider. */
    default Provider provider() {
        return settings().provider();
    }

    /**
     * The request for an operation.
     *
     * @param now by the clock of this machine
     * @throws IllegalArgumentException when the provider does not have this operation
     */
    Request request(Operation operation, Claim claim, Instant now);

    /**
     * The outcome that an answer means; one that fits the operation.
     *
     * @param answer as it came, with any HTTP status
     */
    Outcome outcome(Operation operation, Claim claim, ProviderAnswer answer);

    /** Whether this outcome needs one more call, {@link Operation#EXPLAIN}, before it is recorded. */
    default boolean isToBeExplained(Outcome outcome) {
        return false;
    }

    /** The rules that its requests are judged by before they are sent; the settings name each of them. */
    default List<Rule> rules() {
        return List.of();
    }

    /** Whether the account's submits may be sent now; if not, they wait. */
    default boolean maySubmit(ProviderAccount account, Instant now) {
        return true;
    }

    /** Questions about its accounts without effect. */
    default AccountChecks checks() {
        return AccountChecks.NONE;
    }

    /** Judges kept answers, so that settings can be tried; empty if no setting says how its answers are read. */
    default Optional<ExampleAnswers> examples() {
        return Optional.empty();
    }

    /** Whether the provider sends events; if it does not, there is no {@code /hooks/<provider>/…}. */
    default boolean sendsEvents() {
        return false;
    }

    /**
     * The document codes in an event that the provider sends to {@code /hooks/<provider>/…}. The content of an event is
     * never trusted: the cancellations with these codes are polled at once.
     */
    default Set<String> codesIn(byte[] event) {
        return Set.of();
    }

    /** Whether a code can only belong to an invoice, so that it cannot name a credit note. */
    default boolean isInvoice(String code) {
        return false;
    }

    /** Whether a code in the provider's list of documents belongs to a credit note. */
    default boolean isNote(String code) {
        return !isInvoice(code);
    }

    /**
     * The addresses of documents in an answer, by what they are called there, in order.
     *
     * @param answer the body as it came
     */
    default Map<String, String> documents(String answer) {
        return Map.of();
    }

    /** The fields of its requests, in lower case, that are secret, besides the login. */
    default Set<String> secretFields() {
        return Set.of();
    }

    /** The exception for an operation that the provider does not have. */
    default IllegalArgumentException without(Operation operation) {
        return new IllegalArgumentException("%s has no %s".formatted(provider().text(), operation));
    }
}
