package io.anula;

import io.anula.config.live.ReloadTarget;
import io.anula.config.routes.Finding;
import io.anula.config.routes.RouteFile;
import io.anula.config.settings.Account;
import io.anula.config.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** The running service as edits meet it. */
final class LiveHost implements ReloadTarget {
    private final Home home;
    private final Wiring beans;
    private final Supplier<CamelContext> context;
    private final DryRun rehearsal;

    LiveHost(Home home, Wiring beans, Supplier<CamelContext> context, DryRun rehearsal) {
        this.home = home;
        this.beans = beans;
        this.context = context;
        this.rehearsal = rehearsal;
    }

    @Override
    public Settings load(Map<String, String> values) {
        return home.settings(values);
    }

    @Override
    public List<Path> settingsFiles() {
        return home.settingsFiles();
    }

    @Override
    public Properties placeholders(Settings settings) {
        return Service.placeholders(settings);
    }

    @Override
    public List<Finding> rehearse(List<RouteFile> files, Settings settings) {
        return rehearsal.check(files, settings);
    }

    @Override
    public CamelContext context() {
        return context.get();
    }

    @Override
    public void pause() {
        beans.pauseClaiming();
    }

    @Override
    public void resume() {
        beans.resumeClaiming();
    }

    @Override
    public void renew(Settings settings) {
        beans.renew(settings);
    }

    @Override
    public Duration longestCall(Settings settings) {
        return Wiring.accounts(settings).stream()
                .map(Account::callTimeout)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    @Override
    public void runs(long version) {
        beans.runs(version);
    }
}
