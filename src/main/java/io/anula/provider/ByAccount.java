package io.anula.provider;

import io.anula.cancellation.Claim;
import io.anula.cancellation.Provider;
import io.anula.config.settings.Current;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What each account with a provider has of its own, found by the claims that are made with it.
 *
 * @param <T> what it has: its settings, its login, the address of an operation
 */
public final class ByAccount<T> {
    private final Provider provider;
    private final Current<Map<String, T>> all;

    /** @param all by the names of the accounts */
    public ByAccount(Provider provider, Current<Map<String, T>> all) {
        this.provider = provider;
        this.all = all;
    }

    /** What the account of that claim has, under the settings under which it was made. */
    public T of(Claim claim) {
        String name = claim.cancellation().key().account();
        return Objects.requireNonNull(
                all.at(claim.settings()).get(name),
                () -> provider.text() + ".accounts." + name + ": not in the settings");
    }

    /** What follows from it, worked out once for each account. */
    public <R> ByAccount<R> map(Function<T, R> made) {
        return new ByAccount<>(provider, all.map(accounts -> accounts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> made.apply(entry.getValue())))));
    }
}
