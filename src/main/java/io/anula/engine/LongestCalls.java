package io.anula.engine;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Key;
import io.anula.config.settings.Account;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The longest possible call of each account, over all settings that this process has had: when an edit shortens the
 * time-outs, a call that left before may still be under way.
 */
public final class LongestCalls {
    /** For an account that is no longer in the settings: it may have had the vendor's default time-outs. */
    private static final Duration OF_STRANGERS = Duration.ofSeconds(80);

    private final Map<AccountName, Duration> longest = new ConcurrentHashMap<>();

    public LongestCalls(Collection<Account> accounts) {
        add(accounts);
    }

    public void add(Collection<Account> accounts) {
        accounts.forEach(account -> longest.merge(
                account.accountName(), account.callTimeout(), (one, other) -> one.compareTo(other) > 0 ? one : other));
    }

    /** The longest over all accounts. */
    public Duration ofAll() {
        return longest.values().stream().reduce(OF_STRANGERS, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    public Duration of(Key key) {
        return longest.getOrDefault(new AccountName(key.provider(), key.account()), OF_STRANGERS);
    }
}
