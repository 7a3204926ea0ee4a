package io.anula.config.settings;

import static io.anula.config.settings.ProcessKeys.NODE_NAME;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this process is called in the history. */
public final class NodeName {
    private NodeName() {}

    /**
     * The name that the settings say, or the host's.
     *
     * @param shared several processes may work on the same store: without a name of their own their numbers tell them apart
     */
    public static String of(Settings settings, boolean shared) {
        String name = settings.get(NODE_NAME);
        if (!name.isEmpty()) {
            return name;
        }
        return shared ? host() + '-' + ProcessHandle.current().pid() : host();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "node";
        }
    }
}
