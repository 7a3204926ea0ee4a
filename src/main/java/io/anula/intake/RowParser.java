package io.anula.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.intake.rules.Blanks;
import io.anula.intake.rules.CancellationRequest;
import io.anula.intake.rules.Field;
import io.anula.intake.rules.InvalidRequestException;
import io.anula.intake.rules.Problem;
import io.anula.provider.ProviderAdapter;
import io.anula.provider.RequestForm;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a document from a row: from the columns alone, or from the payload together with the columns. */
final class RowParser {
    private static final String PAYLOAD = "payload";

    private final RequestParser requests;
    private final Columns columns;
    private final RowDefaults defaults;

    RowParser(RequestParser requests, Columns columns, RowDefaults defaults) {
        this.requests = requests;
        this.columns = columns;
        this.defaults = defaults;
    }

    /**
     * The request in a row with lower-case column names, optional fields under their own names; an empty cell counts as
     * missing.
     */
    CancellationRequest parse(Map<String, String> row) throws InvalidRequestException {
        return cell(row, PAYLOAD).isEmpty() ? fromColumns(row) : fromPayload(row);
    }

    private CancellationRequest fromColumns(Map<String, String> row) throws InvalidRequestException {
        String provider = cell(row, RequestParser.PROVIDER, defaults.provider());
        RequestForm.Fields fields = fields(provider);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put(RequestParser.PROVIDER, provider);
        document.put(RequestParser.ACCOUNT, cell(row, RequestParser.ACCOUNT, defaults.account()));
        document.put(fields.invoice(), row.getOrDefault(columns.invoice(), ""));
        document.put(fields.reason(), orDefault(row.getOrDefault(columns.reason(), ""), defaults.reason()));
        fields.more().stream()
                .filter(name -> !cell(row, name).isEmpty())
                .forEach(name -> document.put(name, cell(row, name)));
        try {
            return requests.parse(document);
        } catch (InvalidRequestException invalid) {
            throw new InvalidRequestException(inColumn(invalid.problem(), fields));
        }
    }

    /** The provider's names of invoice and reason; the parser reports an unknown provider. */
    private RequestForm.Fields fields(String provider) throws InvalidRequestException {
        Optional<ProviderAdapter> adapter = requests.adapters().find(provider);
        if (adapter.isEmpty()) {
            return new RequestForm.Fields(columns.invoice(), columns.reason());
        }
        String title = adapter.get().provider().title();
        return adapter.get()
                .requests()
                .fields()
                .orElseThrow(() -> new InvalidRequestException(Problem.of(
                        PAYLOAD,
                        null,
                        "required",
                        "%s's document was expected".formatted(title),
                        "se esperaba el documento de %s".formatted(title))));
    }

    private CancellationRequest fromPayload(Map<String, String> row) throws InvalidRequestException {
        ObjectNode document = document(row.getOrDefault(PAYLOAD, ""));
        merge(document, RequestParser.PROVIDER, cell(row, RequestParser.PROVIDER));
        merge(document, RequestParser.ACCOUNT, cell(row, RequestParser.ACCOUNT));
        complete(document);
        for (String name : more(document)) {
            merge(document, name, cell(row, name));
        }
        CancellationRequest request = requests.parse(document);
        String invoice = cell(row, columns.invoice());
        if (!invoice.isEmpty() && !request.key().names(invoice)) {
            throw mismatch(columns.invoice(), invoice);
        }
        return request;
    }

    /** The optional fields of the provider that the document is for: a document for another one stays as it is. */
    private Set<String> more(ObjectNode document) throws InvalidRequestException {
        return requests.adapter(document)
                .requests()
                .fields()
                .map(RequestForm.Fields::more)
                .orElse(Set.of());
    }

    private static ObjectNode document(String payload) throws InvalidRequestException {
        if (payload.length() > Records.LONGEST_RECORD) {
            throw TooLong.record(PAYLOAD);
        }
        try {
            return Json.object(payload);
        } catch (InvalidRequestException invalid) {
            Problem problem = invalid.problem();
            throw problem.field() == null ? new InvalidRequestException(problem.at(PAYLOAD)) : invalid;
        }
    }

    /** Copies the column into the document; both may have the value if it is the same. */
    private static void merge(ObjectNode document, String name, String cell) throws InvalidRequestException {
        Field field = Field.of(document, name);
        if (cell.isEmpty()) {
            return;
        }
        if (!field.isAbsent() && !lower(field.node().asText()).equals(lower(cell))) {
            throw mismatch(name, cell);
        }
        document.put(name, cell);
    }

    /** Adds the defaults for missing values; a provider's own document already shows its provider. */
    private void complete(ObjectNode document) {
        if (requests.owners(document).isEmpty()
                && !defaults.provider().isEmpty()
                && Field.of(document, RequestParser.PROVIDER).isAbsent()) {
            document.put(RequestParser.PROVIDER, defaults.provider());
        }
        if (!defaults.account().isEmpty()
                && Field.of(document, RequestParser.ACCOUNT).isAbsent()) {
            document.put(RequestParser.ACCOUNT, defaults.account());
        }
    }

    private Problem inColumn(Problem problem, RequestForm.Fields fields) {
        String field = problem.field();
        if (fields.invoice().equals(field)) {
            return problem.at(columns.invoice());
        }
        return fields.reason().equals(field) ? problem.at(columns.reason()) : problem;
    }

    private static InvalidRequestException mismatch(String column, String value) {
        return new InvalidRequestException(
                Problem.of(column, value, "mismatch", "the payload says something else", "el payload dice otra cosa"));
    }

    private static String cell(Map<String, String> row, String column) {
        return Blanks.strip(row.getOrDefault(column, ""));
    }

    private static String cell(Map<String, String> row, String column, String otherwise) {
        return orDefault(cell(row, column), otherwise);
    }

    private static String orDefault(String cell, String otherwise) {
        return Blanks.isBlank(cell) ? otherwise : cell;
    }

    private static String lower(String text) {
        return Blanks.strip(text).toLowerCase(Locale.ROOT);
    }
}
