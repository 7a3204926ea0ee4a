package io.anula.provider.trial;

import io.anula.config.settings.Settings;
import java.util.Map;

/** The settings of a home with other values, which are only tried. */
@FunctionalInterface
public interface SettingsWithValues {
    /**
     * These settings.
     *
     * @param values override all others
     */
    Settings with(Map<String, String> values);
}
