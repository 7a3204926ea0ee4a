package io.anula.bench;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** A program of camel-main with one route, which makes one call for a note as soon as it runs. */
public final class BareCamel {
    private BareCamel() {}

    /**
     * Runs until it is told to end.
     *
     * @param args the port of the provider
     */
    public static void main(String... args) throws Exception {
        Main main = new Main();
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:once?repeatCount=1&delay=0")
                        .setBody(constant("{\"deleteInvoice\":{\"tascode\":\"fc-bare\"}}"))
                        .to("http://127.0.0.1:" + args[0] + "/api2.0/invoice/?httpMethod=DELETE&deleteWithBody=true");
            }
        });
        main.run();
    }
}
