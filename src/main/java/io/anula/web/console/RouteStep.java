package io.anula.web.console;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.util.URISupport;

/**
 * A step of a route's diagram.
 *
 * @param kind Camel's name of the step
 * @param target the route that it leads to; empty if there is none
 * @param steps the steps inside it
 */
record RouteStep(String id, String kind, String label, String description, String target, List<RouteStep> steps) {
    private static final Pattern TO_ROUTE = Pattern.compile("(?:direct|seda):(?://)?([\\w.-]+).*");
    private static final int LONGEST = 120;

    /** The steps without a route's preparations, such as its handling of failures. */
    static List<RouteStep> of(List<ProcessorDefinition<?>> definitions) {
        return definitions.stream()
                .filter(definition -> !definition.isAbstract())
                .map(RouteStep::of)
                .toList();
    }

    private static RouteStep of(ProcessorDefinition<?> definition) {
        String label = URISupport.sanitizeUri(Objects.requireNonNullElse(definition.getLabel(), ""));
        Matcher matcher = TO_ROUTE.matcher(label);
        String target = matcher.matches() ? matcher.group(1) : "";
        return new RouteStep(
                Objects.requireNonNullElse(definition.getId(), ""),
                definition.getShortName(),
                label.length() > LONGEST ? label.substring(0, LONGEST) + '…' : label,
                Objects.requireNonNullElse(definition.getDescriptionText(), ""),
                target,
                of(definition.getOutputs()));
    }
}
