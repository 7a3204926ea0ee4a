package io.anula.provider.lafactura;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.config.settings.Account;
import io.anula.io.Json;
import io.anula.provider.NumberRanges;
import io.anula.provider.http.Question;
import io.anula.provider.lafactura.LaFacturaAccount.Call;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Asks LaFactura.co for the number ranges for credit notes that the DIAN has granted. The request is documented. For
 * the answer, only the names in the vendor's own VB client are known: {@code RangeKey}, {@code Type}, {@code Prefix},
 * {@code FromNumber}, {@code ToNumber}, {@code Last}. Their place in the answer is open, so they are found at any
 * depth, in any letter case.
 */
final class Ranges {
    private static final String QUESTION =
            Json.text(Map.of("getRanges", Map.of("mode", "active", "type", "creditNote")));
    private static final String SUCCESS = "200";
    private static final int DEEPEST = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Ranges() {}

    /**
     * Asks for the ranges of an account.
     *
     * @throws IOException when there is no answer, or the answer says nothing about ranges
     */
    static NumberRanges of(LaFacturaAccount lafactura) throws IOException {
        Account account = lafactura.account();
        Call call = lafactura.general();
        String answer = Question.ask(account, account.url() + call.path(), call.method(), QUESTION, PATIENCE)
                .body();
        JsonNode body = Json.object(answer).orElseThrow(() -> new IOException("the answer is no JSON object"));
        return state(account.toString(), body);
    }

    static NumberRanges state(String account, JsonNode body) throws IOException {
        List<Range> ranges = new ArrayList<>();
        boolean named = collect(body, ranges, DEEPEST);
        List<Range> active = ranges.stream().filter(Range::isForCreditNotes).toList();
        if (!active.isEmpty()) {
            return new NumberRanges(
                    active.stream()
                            .flatMap(range -> range.low(account).stream())
                            .toList(),
                    Optional.empty());
        }
        if (!named || !isSuccess(body)) {
            throw new IOException("the answer says nothing of ranges");
        }
        return new NumberRanges(
                List.of(),
                Optional.of(
                        ("%1$s: no active range of numbers for credit notes: every cancellation would be refused. Ask the DIAN for one / "
                                        + "%1$s no tiene numeración activa de notas de crédito: se rechazaría toda anulación. "
                                        + "Pida una a la DIAN")
                                .formatted(account)));
    }

    /** Collects the ranges below this node. Returns whether any field, even an empty one, is called ranges. */
    private static boolean collect(JsonNode node, List<Range> found, int depth) {
        if (depth == 0) {
            return false;
        }
        if (node.isTextual()) {
            return Json.value(node.asText())
                    .filter(JsonNode::isContainerNode)
                    .map(inner -> collect(inner, found, depth - 1))
                    .orElse(false);
        }
        Range.of(node).ifPresent(found::add);
        boolean named = false;
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            named |= field.getKey().toLowerCase(Locale.ROOT).contains("range");
            named |= collect(field.getValue(), found, depth - 1);
        }
        if (node.isArray()) {
            for (JsonNode item : node) {
                named |= collect(item, found, depth - 1);
            }
        }
        return named;
    }

    private static boolean isSuccess(JsonNode body) {
        return body.findValues("status").stream()
                .anyMatch(status -> SUCCESS.equals(status.path("code").asText().strip()));
    }
}
