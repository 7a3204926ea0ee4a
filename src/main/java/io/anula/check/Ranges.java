package io.anula.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.json.Json;
import io.anula.settings.Account;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Ranges of numbers that the DIAN has granted. How LaFactura.co writes them is not documented beyond the question: what has an
 * end and says how far it is used is judged, anything else is passed over.
 */
public final class Ranges {
    private static final String QUESTION =
            Json.text(Map.of("getRanges", Map.of("mode", "active", "type", "creditNote")));
    private static final BigInteger FEW = BigInteger.valueOf(100);
    private static final BigInteger TENTH = BigInteger.TEN;

    private final Asking asking = new Asking();

    /**
     * Asks LaFactura.co for the ranges of an account; of each that is nearly used up a sentence that says so.
     *
     * @throws IOException when there is no answer
     */
    public List<String> nearlyUsedUp(Account account) throws IOException, InterruptedException {
        return Json.object(asking.ask(account, account.url() + "/general/", "GET", QUESTION)
                        .body())
                .stream()
                .flatMap(body -> body.findValues("ranges").stream())
                .flatMap(Ranges::each)
                .flatMap(range -> judge(account.toString(), range).stream())
                .toList();
    }

    /** The ranges in what stands under their name: an array, or its text. */
    private static Stream<JsonNode> each(JsonNode ranges) {
        JsonNode all = ranges.isTextual() ? Json.value(ranges.asText()).orElse(ranges) : ranges;
        return all.isArray() ? StreamSupport.stream(all.spliterator(), false) : Stream.of(all);
    }

    /** A sentence where less than a tenth, or less than a hundred, of its numbers is left. */
    static Optional<String> judge(String account, JsonNode range) {
        Optional<BigInteger> to = number(range, "to", "hasta");
        Optional<BigInteger> used = number(range, "current", "last", "actual", "consecutivo");
        if (to.isEmpty() || used.isEmpty()) {
            return Optional.empty();
        }
        BigInteger from = number(range, "from", "desde").orElse(BigInteger.ONE);
        BigInteger left = to.get().subtract(used.get());
        boolean few = left.compareTo(FEW) < 0
                || left.multiply(TENTH).compareTo(to.get().subtract(from)) < 0;
        return few
                ? Optional.of(
                        ("%s: the range of numbers for credit notes ends at %s, %s are left. Ask the DIAN for another / "
                                        + "la numeración de notas de crédito se acaba; pida otra a la DIAN")
                                .formatted(account, to.get(), left.max(BigInteger.ZERO)))
                : Optional.empty();
    }

    private static Optional<BigInteger> number(JsonNode range, String... names) {
        for (Map.Entry<String, JsonNode> field : range.properties()) {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            String value = field.getValue().asText("");
            for (String wanted : names) {
                if (name.equals(wanted) && value.matches("\\d{1,30}")) {
                    return Optional.of(new BigInteger(value));
                }
            }
        }
        return Optional.empty();
    }
}
