package io.anula.intake;

import io.anula.cancellation.Provider;
import io.anula.config.settings.CalipsoAccount;
import io.anula.config.settings.Current;
import io.anula.config.settings.Settings;
import java.util.Map;
import java.util.Set;

/** The accounts of the settings, as the intake asks for them. */
public final class ConfiguredAccounts implements Accounts {
    private final Current<Settings> settings;
    private final Current<Map<String, CalipsoAccount>> calipso;

    public ConfiguredAccounts(Settings settings) {
        this(Current.always(settings));
    }

    public ConfiguredAccounts(Current<Settings> settings) {
        this.settings = settings;
        this.calipso = settings.map(Settings::calipso);
    }

    @Override
    public Set<String> names(Provider provider) {
        return settings.get().accounts(provider);
    }

    @Override
    public boolean wantsLegacy(String calipsoAccount) {
        CalipsoAccount account = calipso.get().get(calipsoAccount);
        return account != null && account.form() == CalipsoAccount.Form.LEGACY;
    }
}
