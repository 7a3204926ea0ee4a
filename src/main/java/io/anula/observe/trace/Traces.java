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
 * Traces by OpenTelemetry: a span for each endpoint that a message passes. They contain no messages, headers or logins.
 * They are made only if an exporter is set up; otherwise no class of OpenTelemetry is loaded.
 */
public final class Traces implements AutoCloseable {
    /** OpenTelemetry's own environment variables; each of them sets where traces are sent. */
    private static final List<String> VARIABLES =
            List.of("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");

    /**
     * Excluded: routes that check every second for work, because the work itself has spans; and incoming HTTP requests,
     * whose address may contain a secret.
     */
    private static final String EXCLUDED = "scheduler*,quartz*,timer*,platform-http*";

    private static final long LAST_MILLIS = 2_000;

    private final OpenTelemetrySdk sdk;

    private Traces(OpenTelemetrySdk sdk) {
        this.sdk = sdk;
    }

    /**
     * Whether traces are set up.
     *
     * @param endpoint from the settings; empty if there is none
     */
    public static boolean areWanted(String endpoint, Map<String, String> environment) {
        return !endpoint.isEmpty() || VARIABLES.stream().anyMatch(environment::containsKey);
    }

    /**
     * Sends traces by OTLP over HTTP; OpenTelemetry's own variables set the rest.
     *
     * @param endpoint from the settings; empty for the one in the environment
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

    /** Traces the routes of this context; called before the context has routes. */
    public void follow(CamelContext context) {
        context.getRegistry().bind("openTelemetryTracer", sdk.getTracer("anula"));
        context.getRegistry().bind("openTelemetryPropagators", sdk.getPropagators());
        OpenTelemetryTracer tracer = new OpenTelemetryTracer();
        tracer.setExcludePatterns(EXCLUDED);
        tracer.init(context);
    }

    /** Sends the remaining traces, but gives up after two seconds. */
    @Override
    public void close() {
        sdk.shutdown().join(LAST_MILLIS, TimeUnit.MILLISECONDS);
    }
}
