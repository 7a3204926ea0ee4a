package io.anula.web;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** Camel with a late server, and one address that answers {@code yes}: {@code /there}. */
final class CamelBehind {
    private CamelBehind() {}

    /** Not started yet. */
    static Main of(LateServer server, int port) {
        Main main = new Main();
        main.bind("server", server);
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.host", "127.0.0.1");
        main.addInitialProperty("camel.server.port", Integer.toString(port));
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/there").setBody().constant("yes");
            }
        });
        return main;
    }
}
