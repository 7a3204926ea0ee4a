package io.anula.config.settings;

import java.util.ArrayList;
import java.util.List;

/** The settings of one subject, in the order in which people read them. */
final class SettingGroup {
    private final List<Setting<?>> all = new ArrayList<>();
    private final boolean live;

    /** @param live whether a new value of each counts at once; else from the next start */
    SettingGroup(boolean live) {
        this.live = live;
    }

    <T> Setting<T> add(String key, String fallback, Kind<T> kind, String description) {
        return keep(new Setting<>(key, fallback, kind, description, live));
    }

    /** One whose new value counts from the next start, whatever holds of the others. */
    <T> Setting<T> atStart(String key, String fallback, Kind<T> kind, String description) {
        return keep(new Setting<>(key, fallback, kind, description, false));
    }

    private <T> Setting<T> keep(Setting<T> setting) {
        all.add(setting);
        return setting;
    }

    List<Setting<?>> all() {
        return List.copyOf(all);
    }
}
