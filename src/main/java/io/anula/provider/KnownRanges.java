package io.anula.provider;

import io.anula.cancellation.AccountName;
import io.anula.provider.rules.Facts;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The last answers of providers about the number ranges of their accounts. */
public final class KnownRanges implements Facts {
    private final Map<AccountName, Range> known = new ConcurrentHashMap<>();

    /** Keeps an answer. */
    public void keep(AccountName account, NumberRanges ranges) {
        Range low = ranges.low().isEmpty() ? Range.ENOUGH : Range.LOW;
        known.put(account, ranges.none().isPresent() ? Range.MISSING : low);
    }

    @Override
    public Optional<Range> range(AccountName account) {
        return Optional.ofNullable(known.get(account));
    }
}
