package io.anula.intake;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Provider;
import io.anula.config.settings.Current;
import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.Settings;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The accounts of the settings, for the intake. */
public final class ConfiguredAccounts implements Accounts {
    private final Current<Settings> settings;
    private final Current<Map<AccountName, ProviderAccount>> accounts;

    public ConfiguredAccounts(Settings settings) {
        this(Current.always(settings));
    }

    public ConfiguredAccounts(Current<Settings> settings) {
        this.settings = settings;
        this.accounts = settings.map(each -> each.accounts().stream()
                .collect(Collectors.toMap(account -> account.account().accountName(), Function.identity())));
    }

    @Override
    public Set<String> names() {
        return accounts.get().keySet().stream().map(AccountName::name).collect(Collectors.toSet());
    }

    @Override
    public Set<String> names(Provider provider) {
        return settings.get().accounts(provider);
    }

    @Override
    public ProviderAccount account(AccountName name) {
        return Optional.ofNullable(accounts.get().get(name))
                .orElseThrow(() -> new NoSuchElementException(name + " is not in the settings"));
    }
}
