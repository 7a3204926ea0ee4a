package io.anula.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.config.settings.ProviderAccount;
import io.anula.intake.rules.CancellationRequest;
import io.anula.intake.rules.InvalidRequestException;
import java.util.Optional;
import java.util.Set;

/** How requests for one provider are written: in two fields of ours, as a document of the provider's own, or either way. */
public interface RequestForm {
    /**
     * The two fields of a request that says no more than which invoice and why; a row and a line of CSV fill them from their
     * columns.
     *
     * @param invoice the name of the field with the invoice's code
     * @param reason the name of the field with the reason
     */
    record Fields(String invoice, String reason) {}

    /**
     * How a document of the provider's own is told from others.
     *
     * @param mark the field that only these have
     * @param element the XML element that such a document is. Where it is called as the mark, it holds the whole document; else
     *     it is the mark's value
     * @param fields with which the content of that element may begin, in lower case
     */
    record Own(String mark, String element, Set<String> fields) {
        /** Whether the whole document stands in the field that marks it. */
        public boolean isWrapped() {
            return mark.equals(element);
        }
    }

    /** The two fields; empty where a request needs a document of the provider's own. */
    Optional<Fields> fields();

    /** Its own document; empty where it has none. */
    default Optional<Own> own() {
        return Optional.empty();
    }

    /**
     * The request that a document is. Numbers in it have the digits that they came with; the fields {@code provider} and
     * {@code account} were read already.
     *
     * @param account that the request is for
     * @throws InvalidRequestException when something in it is wrong
     */
    CancellationRequest read(ProviderAccount account, ObjectNode document) throws InvalidRequestException;
}
