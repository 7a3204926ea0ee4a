package io.anula;

import io.anula.cancellation.Provider;
import io.anula.intake.Accounts;
import io.anula.settings.CalipsoAccount;
import io.anula.settings.Settings;
import java.util.Map;
import java.util.Set;

/** The accounts of the settings, as the intake asks for them. */
final class ConfiguredAccounts implements Accounts {
    private final Settings settings;
    private final Map<String, CalipsoAccount> calipso;

    ConfiguredAccounts(Settings settings) {
        this.settings = settings;
        this.calipso = settings.calipso();
    }

    @Override
    public Set<String> names(Provider provider) {
        return settings.accounts(provider);
    }

    @Override
    public boolean wantsLegacy(String calipsoAccount) {
        CalipsoAccount account = calipso.get(calipsoAccount);
        return account != null && account.form() == CalipsoAccount.Form.LEGACY;
    }
}
