package io.anula.web;

import static io.anula.config.settings.HttpKeys.CONSOLE_USERS;
import static io.anula.config.settings.HttpKeys.HTTP_HOST;
import static io.anula.config.settings.HttpKeys.HTTP_PORT;
import static io.anula.config.settings.HttpKeys.OBSERVE_TOKEN;

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
        int port = settings.get(HTTP_PORT);
        if (port == 0) {
            return;
        }
        String host = settings.get(HTTP_HOST);
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
        String host = settings.get(HTTP_HOST);
        String reached = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return isOpen(settings)
                ? Optional.of("http://%s:%s/"
                        .formatted(
                                reached.contains(":") ? "[" + reached + "]" : reached, settings.text(HTTP_PORT.key())))
                : Optional.empty();
    }

    /** Whether health says more than "up": not if there are users and requests need no token. */
    private static boolean tells(Settings settings) {
        return settings.get(CONSOLE_USERS).isEmpty()
                || !settings.get(OBSERVE_TOKEN).isEmpty();
    }

    /** False where http.port is 0. */
    public static boolean isOpen(Settings settings) {
        return settings.get(HTTP_PORT) != 0;
    }

    /** The properties for Camel. */
    public static Properties properties(Settings settings) {
        Properties all = new Properties();
        if (isOpen(settings)) {
            all.setProperty("camel.management.enabled", "true");
            all.setProperty("camel.management.host", settings.get(HTTP_HOST));
            all.setProperty("camel.management.port", settings.text(HTTP_PORT.key()));
            all.setProperty("camel.management.healthCheckEnabled", "true");
            all.setProperty("camel.management.healthPath", HealthReplies.PATH);
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
