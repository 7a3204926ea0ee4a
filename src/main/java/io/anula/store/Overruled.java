package io.anula.store;

import io.anula.io.Json;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rules that a person overruled, as the remarks of accepted requests name them. */
final class Overruled {
    private Overruled() {}

    /** The codes of the rules that were overruled for this cancellation; none if none was. */
    static Set<String> in(Sql sql, String cancellation) {
        Set<String> rules = new TreeSet<>();
        sql.jdbc.query(
                "select problem from request where cancellation_id = :id and verdict = 'ACCEPTED' and problem is not null",
                Map.of("id", cancellation),
                row -> {
                    Json.own(row.getString(1))
                            .path("overruled")
                            .forEach(each -> rules.add(each.path("rule").asText()));
                });
        return rules;
    }
}
