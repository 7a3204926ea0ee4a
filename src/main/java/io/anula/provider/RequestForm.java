package io.anula.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.config.settings.ProviderAccount;
import io.anula.intake.rules.CancellationRequest;
import io.anula.intake.rules.InvalidRequestException;
import java.util.Optional;
import java.util.Set;

/** The form of requests for one provider: two fields of our own, a document of the provider's own, or both. */
public interface RequestForm {
    /**
     * The two fields of a request that contains only the invoice and the reason; table rows and CSV rows fill them from
     * their columns.
     *
     * @param invoice the name of the field with the invoice's code
     * @param reason the name of the field with the reason
     * @param more the names of optional fields; a CSV file may have a column of the same name for each
     */
    record Fields(String invoice, String reason, Set<String> more) {
        /** Without optional fields. */
        public Fields(String invoice, String reason) {
            this(invoice, reason, Set.of());
        }
    }

    /**
     * How a document of the provider's own is recognised.
     *
     * @param mark the field that only these documents have
     * @param element the XML element for such a document. If it has the name of the mark, it contains the whole
     * document; otherwise it is the mark's value
     * @param fields the possible first fields inside that element, in lower case
     */
    record Own(String mark, String element, Set<String> fields) {
        /** Whether the field of the mark contains the whole document. */
        public boolean isWrapped() {
            return mark.equals(element);
        }
    }

    /** The two fields; empty if a request needs the provider's own document. */
    Optional<Fields> fields();

    /** The provider's own document; empty if there is none. */
    default Optional<Own> own() {
        return Optional.empty();
    }

    /**
     * Reads the request from a document. Its numbers have their original digits; the fields {@code provider} and
     * {@code account} were read already.
     *
     * @param account the account of the request
     * @throws InvalidRequestException when something in it is wrong
     */
    CancellationRequest read(ProviderAccount account, ObjectNode document) throws InvalidRequestException;
}
