package io.anula.cli;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Provider;
import io.anula.config.settings.Settings;
import io.anula.intake.table.TableSettings;
import io.anula.store.access.StoreLogin;
import java.util.ArrayList;
import java.util.List;

/** Passwords that are as they were shipped, where somebody could use them. */
final class DefaultPasswords {
    private static final String TABLE = "requests.password";
    private static final String LAFACTURA = "demo";

    private DefaultPasswords() {}

    /** The keys of those passwords. */
    static List<String> in(Settings settings) {
        List<String> found = new ArrayList<>();
        boolean tableIsOpen = StoreLogin.isEmbedded(settings)
                && !settings.text("store.listen").isEmpty()
                && !TableSettings.of(settings).isElsewhere();
        if (tableIsOpen && settings.text(TABLE).equals("requests")) {
            found.add(TABLE);
        }
        settings.lafactura().forEach((name, account) -> {
            boolean real = !settings.isSimulated(new AccountName(Provider.LAFACTURA, name));
            if (real && account.account().password().equals(LAFACTURA)) {
                found.add("%s of %s".formatted("lafactura.password", account.account()));
            }
        });
        return found;
    }
}
