package io.anula.config.settings;

import io.anula.cancellation.Provider;

/** Where the simulators of this process are called. */
final class SimulatorUrls {
    private SimulatorUrls() {}

    /** The base address of that provider's simulator. */
    static String of(Provider provider, String port) {
        return root(port) + (provider == Provider.LAFACTURA ? "lafactura/api2.0" : "calipso/");
    }

    /** What the addresses of both begin with. */
    static String root(String port) {
        return "http://127.0.0.1:%s/".formatted(port);
    }
}
