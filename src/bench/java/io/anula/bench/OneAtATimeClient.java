package io.anula.bench;

import org.apache.hc.client5.http.impl.classic.HttpClients;

/** As a script with the vendor's own client does it: one call after the other, each with a connection of its own. */
final class OneAtATimeClient {
    private OneAtATimeClient() {}

    /** Measures it, see {@link Client#main}; the calls at once say nothing here. */
    public static void main(String[] arguments) throws Exception {
        Client.main(
                arguments,
                (port, inFlight) -> new HttpClientClient(
                        port,
                        1,
                        HttpClients.custom().setConnectionReuseStrategy((request, response, context) -> false)));
    }
}
