package io.anula;

import io.anula.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this process is called in the history. */
final class NodeName {
    private NodeName() {}

    static String of(Settings settings) {
        String name = settings.text("node.name");
        return name.isEmpty() ? host() : name;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "node";
        }
    }
}
