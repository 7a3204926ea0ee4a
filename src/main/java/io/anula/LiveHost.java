package io.anula;

import io.anula.live.Host;
import io.anula.routing.Finding;
import io.anula.routing.RouteFile;
import io.anula.settings.Account;
import io.anula.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** The running service as edits meet it. */
final class LiveHost implements Host {
    private final Home home;
    private final Beans beans;
    private final Supplier<CamelContext> context;
    private final Rehearsal rehearsal;

    LiveHost(Home home, Beans beans, Supplier<CamelContext> context, Rehearsal rehearsal) {
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
        return Beans.accounts(settings).stream()
                .map(Account::callTimeout)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    @Override
    public void runs(long version) {
        beans.runs(version);
    }
}
