package io.anula.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;

/**
 * The answers below {@code /observe/health}, in the form of Camel's own. Camel escapes each message twice, so a reader
 * sees backslashes that nobody wrote; and it shows everything to anybody who asks with {@code exposureLevel=full}.
 */
final class HealthReplies {
    /** Where it is asked how well everything is; {@code /live} and {@code /ready} below it ask for one kind of checks. */
    static final String PATH = "/observe/health";

    private static final String FULL = "full";
    private static final String ONE_LINE = "oneline";
    private static final int UP = 200;
    private static final int DOWN = 503;

    private final CamelContext context;

    HealthReplies(CamelContext context) {
        this.context = context;
    }

    /** Each path with its handler. */
    Map<String, WebHandler> handlers() {
        return Map.of(
                PATH,
                request -> reply(request, HealthCheckHelper.invoke(context, FULL), false),
                PATH + "/live",
                request -> reply(request, HealthCheckHelper.invokeLiveness(context, FULL), false),
                PATH + "/ready",
                request -> reply(request, HealthCheckHelper.invokeReadiness(context, FULL), true));
    }

    /**
     * @param ready whether readiness is asked for: then a check whose state is unknown counts as down, as with Camel
     */
    private WebReply reply(WebRequest request, Collection<HealthCheck.Result> results, boolean ready) {
        boolean up = HealthCheckHelper.isResultsUp(results, ready);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", up ? "UP" : "DOWN");
        if (tellsMore(request)) {
            boolean data = "true".equals(request.query("data").orElse(""));
            List<Map<String, Object>> checks = new ArrayList<>();
            results.forEach(result -> checks.add(check(result, data)));
            answer.put("checks", checks);
        }
        return WebReply.json(up ? UP : DOWN, answer);
    }

    /** A request may ask for less than the settings allow, and never for more. */
    private boolean tellsMore(WebRequest request) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        return registry != null
                && FULL.equals(registry.getExposureLevel())
                && !ONE_LINE.equals(request.query("exposureLevel").orElse(""));
    }

    private static Map<String, Object> check(HealthCheck.Result result, boolean data) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("name", result.getCheck().getId());
        check.put("status", result.getState().name());
        result.getError().ifPresent(error -> check.put("error-message", Objects.toString(error.getMessage(), "")));
        result.getMessage().ifPresent(message -> check.put("message", message));
        if (data && !result.getDetails().isEmpty()) {
            Map<String, Object> details = new TreeMap<>();
            result.getDetails().forEach((name, value) -> details.put(name, Objects.toString(value, "")));
            check.put("data", details);
        }
        return check;
    }
}
