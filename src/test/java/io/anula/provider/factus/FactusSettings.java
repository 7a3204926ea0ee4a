package io.anula.provider.factus;

import io.anula.cancellation.Provider;
import io.anula.config.settings.AccountValues;
import io.anula.config.settings.Kind;
import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.ProviderSettings;
import io.anula.config.settings.Setting;
import java.util.List;

/** The settings of Factus. */
final class FactusSettings implements ProviderSettings {
    private static final Setting<String> PATH = new Setting<>("path", "/invoices/", Kind.PATH, "Path of invoices");

    static final Provider PROVIDER =
            new Provider("factus", "Factus", Provider.CodesAreOf.ACCOUNT, Provider.Decision.POLLED);

    @Override
    public Provider provider() {
        return PROVIDER;
    }

    @Override
    public List<Setting<?>> keys() {
        return List.of(PATH);
    }

    @Override
    public ProviderAccount account(AccountValues values) {
        return new FactusAccount(values.account().withoutSlash(), values.get(PATH));
    }
}
