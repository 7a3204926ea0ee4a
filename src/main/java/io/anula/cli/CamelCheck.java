package io.anula.cli;

import io.anula.config.settings.Settings;
import io.anula.provider.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainConfigurationProperties;

/** Checks Camel's own settings ({@code camel.…}) as a start binds them, without starting anything. */
final class CamelCheck {
    private static final String CAMELS = "camel.";
    /** Keeps Camel from loading any route. */
    private static final String NONE = "false";

    private CamelCheck() {}

    /**
     * The settings that would stop a start, and those that would let the service look healthy while it takes no work.
     */
    static List<Report> check(Settings settings) {
        Main main = new Main();
        try {
            main.setInitialProperties(camels(settings));
            main.configure().withName("check").withJmxEnabled(false).withRoutesIncludePattern(NONE);
            main.init();
            return silent(main.configure());
        } catch (Exception failure) {
            return List.of(
                    Report.error("Camel refuses a setting: %s / Camel rechaza un ajuste".formatted(root(failure))));
        } finally {
            main.shutdown();
        }
    }

    private static Properties camels(Settings settings) {
        Properties all = settings.placeholders();
        all.stringPropertyNames().stream()
                .filter(key -> !key.startsWith(CAMELS))
                .forEach(all::remove);
        return all;
    }

    private static List<Report> silent(MainConfigurationProperties main) {
        List<Report> found = new ArrayList<>();
        if (!main.isAutoStartup()) {
            found.add(Report.error(
                    "camel.main.autoStartup = false: no route would start; the service would look well and take nothing / "
                            + "no arrancaría ninguna ruta; parecería en orden y no tomaría nada"));
        }
        if (Stream.of(main.getDurationMaxSeconds(), main.getDurationMaxMessages(), main.getDurationMaxIdleSeconds())
                .anyMatch(limit -> limit > 0)) {
            found.add(
                    Report.error(
                            "camel.main.durationMax…: the routes would end by themselves / las rutas terminarían por sí solas"));
        }
        Stream.of(
                        leftOut("autoStartupExcludePattern", main.getAutoStartupExcludePattern()),
                        leftOut("routeFilterExcludePattern", main.getRouteFilterExcludePattern()),
                        leftOut("routeFilterIncludePattern", main.getRouteFilterIncludePattern()),
                        leftOut("routesExcludePattern", main.getRoutesExcludePattern()),
                        leftOut("routesIncludePattern", main.getRoutesIncludePattern()))
                .flatMap(Optional::stream)
                .forEach(found::add);
        return found;
    }

    private static Optional<Report> leftOut(String option, String pattern) {
        return pattern == null || pattern.isEmpty() || pattern.equals(NONE)
                ? Optional.empty()
                : Optional.of(
                        Report.warning(("camel.main.%s = %s: routes may be left out, and what they do with them / "
                                        + "puede haber rutas que no arranquen")
                                .formatted(option, pattern)));
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).replaceAll("\\s+", " ");
    }
}
