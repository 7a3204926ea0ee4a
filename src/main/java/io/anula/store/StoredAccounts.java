package io.anula.store;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The accounts that have cancellations, in the settings or not: one step of the index for each. */
final class StoredAccounts {
    private StoredAccounts() {}

    static List<AccountName> all(Sql sql) {
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
        String first = "order by c.provider, c.account, c.state, c.due_at fetch first 1 rows only";
        List<AccountName> same = named(sql, "c.provider = :provider and c.account > :account " + first, last);
        return same.isEmpty() ? named(sql, "c.provider > :provider " + first, last) : same;
    }

    private static List<AccountName> named(Sql sql, String condition, Map<String, Object> parameters) {
        return sql.jdbc.query(
                "select c.provider, c.account from cancellation c where " + condition,
                parameters,
                (row, number) ->
                        new AccountName(Provider.named(row.getString(1)).orElseThrow(), row.getString(2)));
    }
}
