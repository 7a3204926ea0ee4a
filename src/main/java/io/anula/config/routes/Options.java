package io.anula.config.routes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.jspecify.annotations.Nullable;

/**
 * Checks the endpoint options that Camel itself does not check: Camel reads {@code delay: five} as 0, and evaluates the
 * options of an address with {@code ${…}} only when a message comes.
 */
final class Options {
    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class);
    private static final Set<Class<?>> TIMES = Set.of(long.class, Long.class, Duration.class);
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+");
    private static final Pattern TIME = Pattern.compile("[-+]?\\d+|P.+|(\\d+(d|h|m|s|ms)\\s*)+");

    private final CamelContext context;

    Options(CamelContext context) {
        this.context = context;
    }

    List<Finding> check(Address address) {
        if (address.scheme().isEmpty()) {
            return List.of();
        }
        @Nullable Component component = context.getComponent(address.scheme(), true, false);
        if (component == null) {
            return List.of(about(address, MissingComponent.text(address.scheme(), context)));
        }
        List<Finding> findings = new ArrayList<>();
        @Nullable EndpointUriFactory names = context.getCamelContextExtension().getEndpointUriFactory(address.scheme());
        @Nullable Object types = component.getEndpointPropertyConfigurer();
        address.options().forEach((option, value) -> {
            if (names != null && !knows(names, option)) {
                findings.add(about(address, "there is no option '%s'".formatted(option)));
            } else if (types instanceof PropertyConfigurerGetter getter) {
                @Nullable Class<?> type = getter.getOptionType(option, true);
                if (type != null
                        && !value.startsWith("#")
                        && !value.contains("$")
                        && !value.contains("{{")
                        && !fits(value, type)) {
                    String wanted = TIMES.contains(type) ? "number or duration" : "number";
                    findings.add(about(address, "%s = '%s' is no %s".formatted(option, value, wanted)));
                }
            }
        });
        return findings;
    }

    private static Finding about(Address address, String what) {
        return new Finding(address.file(), address.line(), address.name() + ": " + what);
    }

    private static boolean knows(EndpointUriFactory names, String option) {
        return names.isLenientProperties()
                || names.propertyNames().contains(option)
                || names.multiValuePrefixes().values().stream().anyMatch(option::startsWith);
    }

    private static boolean fits(String value, Class<?> type) {
        if (WHOLE.contains(type)) {
            return NUMBER.matcher(value).matches();
        }
        return !TIMES.contains(type) || TIME.matcher(value).matches();
    }
}
