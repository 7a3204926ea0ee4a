package io.anula.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Json;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.impl.DefaultCamelContext;

/** A plain Camel route that makes the exchanges and stores nothing: a queue with a consumer for each call under way. */
final class CamelClient implements Client {
    private static final int QUEUE = 1000;
    private static final long LONGEST_SECONDS = 300;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate producer;
    private volatile CountDownLatch open = new CountDownLatch(0);

    private CamelClient(int port, int inFlight) throws Exception {
        HttpComponent http = camel.getComponent("http", HttpComponent.class);
        http.setConnectionsPerRoute(inFlight);
        http.setMaxTotalConnections(inFlight);
        http.setAutomaticRetriesDisabled(true);
        http.setSkipControlHeaders(true);
        camel.addRoutes(route("http://127.0.0.1:" + port + Forms.PATH, inFlight));
        camel.start();
        producer = camel.createProducerTemplate();
    }

    /** Measures it, see {@link Client#main}. */
    public static void main(String[] arguments) throws Exception {
        Client.main(arguments, CamelClient::new);
    }

    private RouteBuilder route(String address, int inFlight) {
        JacksonDataFormat json = new JacksonDataFormat(Json.mapper(), JsonNode.class);
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:documents?size=" + QUEUE + "&concurrentConsumers=" + inFlight)
                        .setBody(body -> Forms.cancel(body.getMessage().getBody(String.class)))
                        .setHeader("Authorization", constant(Forms.LOGIN))
                        .setHeader("Content-Type", constant("application/json"))
                        .to(address + "?httpMethod=DELETE&deleteWithBody=true")
                        .unmarshal(json)
                        .setBody(answer ->
                                Forms.verify(Reading.note(answer.getMessage().getBody(JsonNode.class))))
                        .setProperty("verify", body())
                        .loopDoWhile(answer ->
                                !(answer.getMessage().getBody() instanceof JsonNode read && Reading.isAccepted(read)))
                        .setBody(exchangeProperty("verify"))
                        .setHeader("Authorization", constant(Forms.LOGIN))
                        .setHeader("Content-Type", constant("application/json"))
                        .to(address + "?httpMethod=GET&getWithBody=true")
                        .unmarshal(json)
                        .end()
                        .process(ended -> open.countDown());
            }
        };
    }

    @Override
    public void cancel(String prefix, int documents) throws InterruptedException {
        open = new CountDownLatch(documents);
        for (int number = 0; number < documents; number++) {
            producer.sendBody("seda:documents?size=" + QUEUE + "&blockWhenFull=true", prefix + number);
        }
        if (!open.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(open.getCount() + " documents did not end");
        }
    }

    @Override
    public void close() throws IOException {
        camel.close();
    }
}
