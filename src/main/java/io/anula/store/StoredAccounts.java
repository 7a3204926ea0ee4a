package io.anula.store;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The accounts that have cancellations: one step of the index for each, however many cancellations there are. */
final class StoredAccounts {
    private static final String FIRST = "order by c.provider, c.account, c.state, c.due_at fetch first 1 rows only";

    private StoredAccounts() {}

    static List<AccountName> in(NamedParameterJdbcTemplate jdbc) {
        List<AccountName> all = new ArrayList<>();
        List<AccountName> next = after(jdbc, Map.of("provider", "", "account", ""));
        while (!next.isEmpty()) {
            AccountName found = next.get(0);
            all.add(found);
            next = after(jdbc, Map.of("provider", found.provider().text(), "account", found.name()));
        }
        return all;
    }

    private static List<AccountName> after(NamedParameterJdbcTemplate jdbc, Map<String, Object> last) {
        List<AccountName> same = query(jdbc, "c.provider = :provider and c.account > :account " + FIRST, last);
        return same.isEmpty() ? query(jdbc, "c.provider > :provider " + FIRST, last) : same;
    }

    private static List<AccountName> query(
            NamedParameterJdbcTemplate jdbc, String condition, Map<String, Object> parameters) {
        return jdbc.query(
                "select c.provider, c.account from cancellation c where " + condition,
                parameters,
                (row, number) ->
                        new AccountName(Provider.named(row.getString(1)).orElseThrow(), row.getString(2)));
    }
}
