package io.anula;

import io.anula.config.live.Home;
import io.anula.config.live.SettingsWriter;
import io.anula.config.settings.Settings;
import io.anula.provider.trial.HomeSettings;
import java.io.IOException;
import java.util.Map;

/** The settings of the home of the running service. */
final class WrittenSettings implements HomeSettings {
    private final Home home;
    private final SettingsWriter writer;

    WrittenSettings(Home home) {
        this.home = home;
        this.writer = new SettingsWriter(home);
    }

    @Override
    public Settings with(Map<String, String> values) {
        return home.with(values).settings();
    }

    @Override
    public void write(Map<String, String> values) throws IOException {
        writer.write(values);
    }
}
