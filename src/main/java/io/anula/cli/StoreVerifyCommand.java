package io.anula.cli;

import io.anula.config.live.Home;
import io.anula.config.settings.Settings;
import io.anula.io.Counted;
import io.anula.provider.registry.Providers;
import io.anula.store.StoreVerifier;
import io.anula.store.access.StoreGuards;
import io.anula.store.access.StoreLogin;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists everything that is wrong with the store. */
@Command(
        name = "verify",
        description =
                "Says all that is wrong with the store, a line each, and changes nothing. An embedded store must not be in use.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the field
final class StoreVerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws SQLException {
        Home home = Home.ofProcess(Providers.ALL);
        Settings settings = home.settings();
        StoreVerifier verifier = new StoreVerifier(StoreGuards.of(settings, home.folder(), false), Clock.systemUTC());
        boolean made = StoreLogin.folder(settings).map(Files::exists).orElse(true)
                || Files.exists(StoreGuards.witness(settings, home.folder()));
        List<String> found = !made
                ? List.of()
                : StoreLogin.isEmbedded(settings)
                        ? verifier.files(StoreLogin.of(settings))
                        : verifier.shared(StoreLogin.direct(settings), settings.providers());
        PrintWriter out = spec.commandLine().getOut();
        found.forEach(out::println);
        out.println(
                !made
                        ? "There is no store yet. / Aún no hay almacén."
                        : Optional.of(found)
                                .filter(List::isEmpty)
                                .map(none -> "The store is whole. / El almacén está íntegro.")
                                .orElse("%s%s. / %s."
                                        .formatted(
                                                Counted.of(found.size(), "finding"),
                                                found.size() >= StoreVerifier.MOST ? ", and perhaps more" : "",
                                                Counted.of(found.size(), "hallazgo"))));
        return found.isEmpty() ? 0 : 1;
    }
}
