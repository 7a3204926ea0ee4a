package io.anula.cli;

import static io.anula.config.settings.StoreKeys.STORE_LISTEN;

import io.anula.config.settings.Settings;
import io.anula.intake.table.TableSettings;
import io.anula.store.access.StoreLogin;
import java.util.ArrayList;
import java.util.List;

/** Finds default passwords that somebody could use. */
final class DefaultPasswords {
    private static final String TABLE = "requests.password";

    private DefaultPasswords() {}

    /** The keys of those passwords. */
    static List<String> in(Settings settings) {
        List<String> found = new ArrayList<>();
        boolean tableIsOpen = StoreLogin.isEmbedded(settings)
                && !settings.get(STORE_LISTEN).isEmpty()
                && !TableSettings.of(settings).isElsewhere();
        if (tableIsOpen && settings.text(TABLE).equals("requests")) {
            found.add(TABLE);
        }
        settings.withShippedPassword().stream()
                .filter(account -> !settings.isSimulated(account))
                .map(account -> "%s.password of %s".formatted(account.provider().text(), account))
                .forEach(found::add);
        return found;
    }
}
