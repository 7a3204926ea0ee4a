package io.anula;

import io.anula.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Properties;

/** Where health is told by HTTP: Camel's management server, with its checks of routes and polls off. */
final class HealthPort {
    private static final int BACKLOG = 1;

    private HealthPort() {}

    /**
     * Tries the port before anything is started, so that one line says what is wrong.
     *
     * @throws IllegalStateException when nobody can listen there
     */
    static void demand(Settings settings) {
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

    /** What Camel is to be told. */
    static Properties properties(Settings settings) {
        Properties all = new Properties();
        if (settings.whole("http.port") != 0) {
            all.setProperty("camel.management.enabled", "true");
            all.setProperty("camel.management.host", settings.text("http.host"));
            all.setProperty("camel.management.port", settings.text("http.port"));
            all.setProperty("camel.management.healthCheckEnabled", "true");
            all.setProperty("camel.management.healthPath", "/observe/health");
            all.setProperty("camel.health.exposureLevel", "full");
            all.setProperty("camel.health.routesEnabled", "false");
            all.setProperty("camel.health.consumersEnabled", "false");
        }
        return all;
    }
}
