package io.anula;

import io.anula.check.Report;
import io.anula.settings.Settings;
import io.anula.store.StoreState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The store that the settings name: is it there, is it of this version, does its clock agree. Nothing in it is changed. */
final class StoreCheck {
    private static final Duration MOST_SKEW = Duration.ofSeconds(2);

    private StoreCheck() {}

    static List<Report> check(Settings settings, Clock clock) {
        Optional<String> door = StoreLogin.door(settings);
        if ((StoreLogin.isEmbedded(settings) && !isMade(settings)) || door.isEmpty()) {
            return List.of();
        }
        var login = StoreLogin.of(settings);
        DataSource store = new DriverManagerDataSource(door.get(), login.username(), login.password());
        List<Report> found = new ArrayList<>();
        try {
            StoreState state = StoreState.of(store);
            if (state.isNewer()) {
                found.add(Report.error(
                        ("store.url = %s: its tables are of version %s, newer than this Anula. Use the newer Anula / "
                                        + "la base es de una versión más nueva")
                                .formatted(settings.text("store.url"), state.version())));
            } else if (!state.isNewest()) {
                found.add(Report.warning(
                        ("store.url = %s: its tables are of version %s; the next start brings them up to date. Make a backup before / "
                                        + "se actualizará al arrancar; haga una copia antes")
                                .formatted(settings.text("store.url"), state.version())));
            }
            skew(state.now(), clock.instant(), found);
        } catch (SQLException away) {
            if (!StoreLogin.isEmbedded(settings)) {
                found.add(
                        Report.error("store.url = %s: the database does not answer (%s) / la base de datos no responde"
                                .formatted(settings.text("store.url"), away.getMessage())));
            }
        }
        return found;
    }

    /** An embedded one is made at the first start; while nobody works on it nobody answers at its door. */
    private static boolean isMade(Settings settings) {
        return StoreLogin.folder(settings)
                .filter(folder -> Files.exists(Path.of(folder.toString())))
                .isPresent();
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
