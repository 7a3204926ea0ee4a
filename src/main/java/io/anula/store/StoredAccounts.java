package io.anula.store;

import io.anula.cancellation.AccountName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The accounts that have cancellations: takes one step in the index for each account, however many cancellations there
 * are.
 */
final class StoredAccounts {
    private static final String FIRST = "order by c.provider, c.account, c.state, c.due_at fetch first 1 rows only";

    private StoredAccounts() {}

    static List<AccountName> in(Sql sql) {
        List<AccountName> all = new ArrayList<>();
        List<AccountName> next = after(sql, Map.of("provider", "", "account", ""));
        while (!next.isEmpty()) {
            AccountName found = next.get(0);
            all.add(found);
            next = after(sql, Map.of("provider", found.provider().text(), "account", found.name()));
        }
        return all;
    }

    private static List<AccountName> after(Sql sql, Map<String, Object> last) {
        List<AccountName> same = query(sql, "c.provider = :provider and c.account > :account " + FIRST, last);
        return same.isEmpty() ? query(sql, "c.provider > :provider " + FIRST, last) : same;
    }

    private static List<AccountName> query(Sql sql, String condition, Map<String, Object> parameters) {
        return sql.jdbc.query(
                "select c.provider, c.account from cancellation c where " + condition,
                parameters,
                (row, number) -> new AccountName(sql.providers().stored(row.getString(1)), row.getString(2)));
    }
}
