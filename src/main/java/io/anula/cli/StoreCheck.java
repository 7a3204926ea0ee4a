package io.anula.cli;

import static io.anula.config.settings.StoreKeys.STORE_URL;

import io.anula.config.settings.Settings;
import io.anula.provider.Report;
import io.anula.store.StoreState;
import io.anula.store.access.StoreLogin;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Checks the store on a database server without changing it: its presence, its version, its clock. An embedded store is
 * checked by the start.
 */
final class StoreCheck {
    private static final Duration MOST_SKEW = Duration.ofSeconds(2);

    private StoreCheck() {}

    static List<Report> check(Settings settings, Clock clock) {
        if (StoreLogin.isEmbedded(settings)) {
            return List.of();
        }
        DataSource store = StoreLogin.direct(settings);
        List<Report> found = new ArrayList<>();
        try {
            StoreState state = StoreState.of(store);
            if (state.isNewer()) {
                found.add(Report.error(
                        ("store.url = %s: its tables are of version %s, newer than this Anula. Use the newer Anula / "
                                        + "la base es de una versión más nueva")
                                .formatted(settings.get(STORE_URL), state.version())));
            } else if (!state.isNewest()) {
                found.add(Report.warning(
                        ("store.url = %s: its tables are of version %s; the next start brings them up to date. Make a backup before / "
                                        + "se actualizará al arrancar; haga una copia antes")
                                .formatted(settings.get(STORE_URL), state.version())));
            }
            skew(state.now(), clock.instant(), found);
        } catch (SQLException away) {
            found.add(Report.error("store.url = %s: the database does not answer (%s) / la base de datos no responde"
                    .formatted(settings.get(STORE_URL), away.getMessage())));
        }
        return found;
    }

    private static void skew(Instant theirs, Instant ours, List<Report> found) {
        Duration skew = Duration.between(theirs, ours).abs();
        if (skew.compareTo(MOST_SKEW) > 0) {
            found.add(Report.warning(
                    ("the clocks of the database and of this machine differ by %d s; leases go by the database's / "
                                    + "los relojes difieren")
                            .formatted(skew.toSeconds())));
        }
    }
}
