package io.anula.web;

import io.anula.config.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.component.micrometer.MicrometerConstants;

/**
 * The HTTP server for console, API, health and metrics. Camel's management server shares its port. Camel's own checks
 * of routes and polls are off, and so are its own meters, which slow down every message.
 */
public final class HttpServerSettings {
    /** Camel looks for the meter registry by this name. */
    public static final String REGISTRY = MicrometerConstants.METRICS_REGISTRY_NAME;

    private static final List<String> CAMELS_OWN =
            List.of("enableRoutePolicy", "enableExchangeEventNotifier", "enableRouteEventNotifier");

    private static final int BACKLOG = 1;

    private HttpServerSettings() {}

    /**
     * Tries the port before anything is started, so that one line says what is wrong.
     *
     * @throws IllegalStateException when the port cannot be used
     */
    public static void demand(Settings settings) {
        int port = settings.whole("http.port");
        if (port == 0) {
            return;
        }
        String host = settings.text("http.host");
        try {
            new ServerSocket(port, BACKLOG, InetAddress.getByName(host)).close();
        } catch (IOException taken) {
            throw new IllegalStateException(
                    "http.port = %d: nobody can listen there on %s (%s). Another process may have that port: choose another one, or 0 for none."
                            .formatted(port, host, taken.getMessage()),
                    taken);
        }
    }

    /** The address of the console as a person on this machine types it; empty if there is no console. */
    public static Optional<String> console(Settings settings) {
        String host = settings.text("http.host");
        String reached = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return isOpen(settings)
                ? Optional.of("http://%s:%s/"
                        .formatted(reached.contains(":") ? "[" + reached + "]" : reached, settings.text("http.port")))
                : Optional.empty();
    }

    /** Whether health says more than "up": not if there are users and requests need no token. */
    private static boolean tells(Settings settings) {
        return settings.text("console.users").isEmpty()
                || !settings.text("observe.token").isEmpty();
    }

    /** False where http.port is 0. */
    public static boolean isOpen(Settings settings) {
        return settings.whole("http.port") != 0;
    }

    /** The properties for Camel. */
    public static Properties properties(Settings settings) {
        Properties all = new Properties();
        if (isOpen(settings)) {
            all.setProperty("camel.management.enabled", "true");
            all.setProperty("camel.management.host", settings.text("http.host"));
            all.setProperty("camel.management.port", settings.text("http.port"));
            all.setProperty("camel.management.healthCheckEnabled", "true");
            all.setProperty("camel.management.healthPath", "/observe/health");
            all.setProperty("camel.health.exposureLevel", tells(settings) ? "full" : "oneline");
            all.setProperty("camel.health.routesEnabled", "false");
            all.setProperty("camel.health.consumersEnabled", "false");
            all.setProperty("camel.management.metricsEnabled", "true");
            all.setProperty("camel.metrics.enabled", "true");
            all.setProperty("camel.metrics.path", "/observe/metrics");
            all.setProperty("camel.metrics.clearOnReload", "false");
            all.setProperty("camel.metrics.skipCamelInfo", "true");
            CAMELS_OWN.forEach(meters -> all.setProperty("camel.metrics." + meters, "false"));
        }
        return all;
    }
}
