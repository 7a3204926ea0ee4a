package io.anula.web;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** Camel behind our server, and one address that answers {@code yes}: {@code /there}. */
final class CamelBehind {
    private CamelBehind() {}

    /** Not started yet. */
    static Main of(WebServer server) {
        Main main = new Main();
        server.joins(main);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/there").setBody().constant("yes");
            }
        });
        return main;
    }
}
