package io.anula.observe.trace;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;

/**
 * Traces by OpenTelemetry: a span for each endpoint that a message passes. Messages, headers and logins are no part of it.
 * Made only where an exporter is set up; nothing of it is loaded otherwise.
 */
public final class Traces implements AutoCloseable {
    /** Of the environment: any of them says where traces go, as OpenTelemetry itself reads them. */
    private static final List<String> VARIABLES =
            List.of("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");

    /**
     * Routes that look every second whether there is anything to do are no news; what they find has its own spans. What is
     * asked of us by HTTP may hold a secret in its address.
     */
    private static final String EXCLUDED = "scheduler*,quartz*,timer*,platform-http*";

    private static final long LAST_MILLIS = 2_000;

    private final OpenTelemetrySdk sdk;

    private Traces(OpenTelemetrySdk sdk) {
        this.sdk = sdk;
    }

    /**
     * True when traces are wanted.
     *
     * @param endpoint of the settings; empty where there is none
     */
    public static boolean areWanted(String endpoint, Map<String, String> environment) {
        return !endpoint.isEmpty() || VARIABLES.stream().anyMatch(environment::containsKey);
    }

    /**
     * Sends traces by OTLP over HTTP; everything else as OpenTelemetry's own variables say.
     *
     * @param endpoint of the settings; empty: that of the environment
     */
    public static Traces to(String endpoint, String node) {
        Map<String, String> defaults = Map.of(
                "otel.service.name", "anula",
                "otel.resource.attributes", "service.instance.id=" + node,
                "otel.metrics.exporter", "none",
                "otel.logs.exporter", "none",
                "otel.exporter.otlp.protocol", "http/protobuf");
        Map<String, String> ours = new HashMap<>();
        if (!endpoint.isEmpty()) {
            ours.put("otel.exporter.otlp.endpoint", endpoint);
        }
        return new Traces(AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .addPropertiesSupplier(() -> defaults)
                .addPropertiesCustomizer(config -> ours)
                .build()
                .getOpenTelemetrySdk());
    }

    /** Traces the routes of that context; before it has any. */
    public void follow(CamelContext context) {
        context.getRegistry().bind("openTelemetryTracer", sdk.getTracer("anula"));
        context.getRegistry().bind("openTelemetryPropagators", sdk.getPropagators());
        OpenTelemetryTracer tracer = new OpenTelemetryTracer();
        tracer.setExcludePatterns(EXCLUDED);
        tracer.init(context);
    }

    /** What is not sent yet is sent, or given up after two seconds. */
    @Override
    public void close() {
        sdk.shutdown().join(LAST_MILLIS, TimeUnit.MILLISECONDS);
    }
}
