package io.anula.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.cancellation.Key;
import io.anula.cancellation.OrderId;
import io.anula.cancellation.Provider;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes a document of a row: the columns themselves, or the payload with what the columns say beside it. */
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

    /** The request of a row whose columns are named in lower case; an empty cell is none. */
    CancellationRequest parse(Map<String, String> row) throws InvalidRequestException {
        return cell(row, PAYLOAD).isEmpty() ? fromColumns(row) : fromPayload(row);
    }

    private CancellationRequest fromColumns(Map<String, String> row) throws InvalidRequestException {
        String provider = cell(row, RequestParser.PROVIDER, defaults.provider());
        if (Provider.named(provider).equals(Optional.of(Provider.CALIPSO))) {
            throw new InvalidRequestException(Problem.of(
                    PAYLOAD,
                    null,
                    "required",
                    "Calipso's document was expected",
                    "se esperaba el documento de Calipso"));
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put(RequestParser.PROVIDER, provider);
        document.put(RequestParser.ACCOUNT, cell(row, RequestParser.ACCOUNT, defaults.account()));
        document.put(LaFacturaRequests.TASCODE, row.getOrDefault(columns.invoice(), ""));
        document.put(
                LaFacturaRequests.DESCRIPTION, orDefault(row.getOrDefault(columns.reason(), ""), defaults.reason()));
        try {
            return requests.parse(document);
        } catch (InvalidRequestException invalid) {
            throw new InvalidRequestException(inColumn(invalid.problem()));
        }
    }

    private CancellationRequest fromPayload(Map<String, String> row) throws InvalidRequestException {
        ObjectNode document = document(row.getOrDefault(PAYLOAD, ""));
        merge(document, RequestParser.PROVIDER, cell(row, RequestParser.PROVIDER));
        merge(document, RequestParser.ACCOUNT, cell(row, RequestParser.ACCOUNT));
        complete(document);
        CancellationRequest request = requests.parse(document);
        String invoice = cell(row, columns.invoice());
        if (!invoice.isEmpty() && !isSame(invoice, request.key())) {
            throw mismatch(columns.invoice(), invoice);
        }
        return request;
    }

    /** Whether the cell names the invoice of that key. */
    private static boolean isSame(String invoice, Key key) {
        String canonical = key.provider() == Provider.CALIPSO ? OrderId.canonical(invoice) : invoice;
        return canonical.equalsIgnoreCase(key.invoice());
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

    /** What the column says goes into the document; both may say it if they say the same. */
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

    /** What neither the columns nor the document say; a provider's own document says whose it is. */
    private void complete(ObjectNode document) {
        boolean isNative = document.has(LaFacturaRequests.NATIVE) || document.has(CalipsoRequests.TIPO);
        if (!isNative
                && !defaults.provider().isEmpty()
                && Field.of(document, RequestParser.PROVIDER).isAbsent()) {
            document.put(RequestParser.PROVIDER, defaults.provider());
        }
        if (!defaults.account().isEmpty()
                && Field.of(document, RequestParser.ACCOUNT).isAbsent()) {
            document.put(RequestParser.ACCOUNT, defaults.account());
        }
    }

    private Problem inColumn(Problem problem) {
        String field = problem.field();
        if (LaFacturaRequests.TASCODE.equals(field)) {
            return problem.at(columns.invoice());
        }
        return LaFacturaRequests.DESCRIPTION.equals(field) ? problem.at(columns.reason()) : problem;
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
