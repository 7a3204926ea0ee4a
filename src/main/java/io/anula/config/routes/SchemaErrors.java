package io.anula.config.routes;

import com.networknt.schema.ValidationMessage;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The schema errors of one file, one for each fault. If the schema allows several forms, its validator also reports the
 * forms that were not used; those reports are removed.
 */
final class SchemaErrors {
    private static final Set<String> ABOUT_FORMS = Set.of("oneOf", "anyOf", "not", "type");

    private final Collection<ValidationMessage> all;

    SchemaErrors(Collection<ValidationMessage> all) {
        this.all = all;
    }

    /** The errors by JSON pointer. */
    Map<String, Set<String>> telling() {
        Map<String, Set<String>> told = new LinkedHashMap<>();
        all.stream()
                .filter(SchemaErrors::isSure)
                .filter(message -> !message.getType().equals("type") || !told.containsKey(pointer(message)))
                .forEach(message -> add(told, message));
        Map<String, Set<String>> missing = new LinkedHashMap<>();
        all.stream()
                .filter(message -> !isSure(message) && !ABOUT_FORMS.contains(message.getType()))
                .filter(message -> told.keySet().stream().noneMatch(at -> holds(pointer(message), at)))
                .forEach(message -> add(missing, message));
        List.copyOf(missing.keySet()).stream()
                .filter(outer ->
                        missing.keySet().stream().noneMatch(inner -> !inner.equals(outer) && holds(outer, inner)))
                .forEach(at -> told.put(at, Set.of(anyOf(missing.getOrDefault(at, Set.of())))));
        if (told.isEmpty()) {
            all.stream().limit(1).forEach(message -> add(told, message));
        }
        return told;
    }

    /** Whether the error is a fault in every allowed form. */
    private static boolean isSure(ValidationMessage message) {
        boolean scalar =
                message.getInstanceNode() != null && message.getInstanceNode().isValueNode();
        return scalar ? !isAboutForms(message) : message.getType().equals("additionalProperties");
    }

    private static boolean isAboutForms(ValidationMessage message) {
        return ABOUT_FORMS.contains(message.getType()) && !message.getType().equals("type");
    }

    private static String anyOf(Set<String> complaints) {
        String joined = String.join(", or ", complaints);
        return complaints.size() == 1
                ? joined
                : complaints.stream()
                        .map(complaint -> complaint.replaceAll("^required property '(.+)' not found$", "$1"))
                        .collect(Collectors.joining(", ", "one of these is missing: ", ""));
    }

    private static void add(Map<String, Set<String>> map, ValidationMessage message) {
        String at = pointer(message);
        map.computeIfAbsent(at, none -> new LinkedHashSet<>())
                .add(message.getMessage().replaceFirst("^" + Pattern.quote(at) + ": ", ""));
    }

    private static boolean holds(String outer, String inner) {
        return (inner + '/').startsWith(outer + '/');
    }

    private static String pointer(ValidationMessage message) {
        return message.getInstanceLocation().toString();
    }
}
