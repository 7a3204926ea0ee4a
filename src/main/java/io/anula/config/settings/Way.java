package io.anula.config.settings;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * How a provider is reached from here. Never shown as a whole: it may hold passwords.
 *
 * @param proxy an HTTP proxy, {@code host:port} or {@code http://user:password@host:port}; empty for none
 * @param trustStore a file of the certificates that are believed, instead of Java's own; empty for those
 * @param trustStorePassword of that file; empty for none, as for PEM
 */
public record Way(String proxy, String trustStore, String trustStorePassword) {
    /** Straight, with the certificates that Java believes. */
    public static final Way STRAIGHT = new Way("", "", "");

    private static final String HTTP = "http://";

    /** Whether there is a proxy. */
    public boolean hasProxy() {
        return !proxy.isEmpty();
    }

    /** The proxy's host. */
    public String proxyHost() {
        return uri().getHost();
    }

    /** The proxy's port. */
    public int proxyPort() {
        return uri().getPort();
    }

    /** Who logs in at the proxy; empty where nobody does. */
    public String proxyUser() {
        return login()[0];
    }

    /** The password of that one. */
    public String proxyPassword() {
        return login()[1];
    }

    private String[] login() {
        String info = uri().getRawUserInfo();
        String[] parts = (info == null ? ":" : info.contains(":") ? info : info + ':').split(":", 2);
        return new String[] {
            URLDecoder.decode(parts[0].replace("+", "%2B"), StandardCharsets.UTF_8),
            URLDecoder.decode(parts[1].replace("+", "%2B"), StandardCharsets.UTF_8)
        };
    }

    private URI uri() {
        return URI.create(proxy.startsWith(HTTP) ? proxy : HTTP + proxy);
    }

    /** Whether certificates of our own are believed. */
    public boolean hasTrustStore() {
        return !trustStore.isEmpty();
    }

    @Override
    public String toString() {
        return (hasProxy() ? "by " + proxyHost() + ':' + proxyPort() : "straight")
                + (hasTrustStore() ? ", trusting " + trustStore : "");
    }
}
