package io.anula.web.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Json;
import java.util.List;

/**
 * What a person recognises a request by, besides its invoice: where the request says it.
 *
 * @param amount as the request writes it; empty if unknown
 * @param customer masked, because it is personal; empty if unknown
 */
record RequestFacts(String amount, String customer) {
    static final RequestFacts NONE = new RequestFacts("", "");

    private static final List<String> AMOUNTS = List.of("total", "ImpTotal", "importe", "amount", "valor", "monto");
    private static final List<String> CUSTOMERS = List.of("cliente", "customer", "client", "comprador");

    /** The facts in the stored content of a request. */
    static RequestFacts of(String content) {
        return Json.object(content)
                .map(request -> new RequestFacts(amount(request), customer(request)))
                .orElse(NONE);
    }

    private static String amount(JsonNode request) {
        return AMOUNTS.stream()
                .map(request::path)
                .filter(value ->
                        value.isNumber() || (value.isTextual() && value.asText().matches("-?[\\d.,]{1,30}")))
                .map(value -> value.isNumber() ? value.decimalValue().toPlainString() : value.asText())
                .findFirst()
                .orElse("");
    }

    private static String customer(JsonNode request) {
        return CUSTOMERS.stream()
                        .map(request::path)
                        .anyMatch(value -> value.isObject()
                                || (value.isTextual() && !value.asText().isBlank()))
                ? Redactor.MASK
                : "";
    }
}
