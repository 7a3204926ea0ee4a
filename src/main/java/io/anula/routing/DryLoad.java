package io.anula.routing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultRegistry;

/**
 * Loads the files together into a scratch context that starts no route: every placeholder, bean, component, option and
 * expression is tried. What Camel itself would notice only at the first message, or never, is looked for besides: names
 * that two routes have, policies that nobody wrote, options that are no numbers, {@code direct:} and {@code seda:} names
 * that nobody listens to.
 */
final class DryLoad {
    private final Properties placeholders;
    private final Map<String, Object> beans;
    private final Set<String> required;

    /**
     * @param required addresses at which routes must begin, although no file calls them by their full names
     */
    DryLoad(Properties placeholders, Map<String, Object> beans, Set<String> required) {
        this.placeholders = placeholders;
        this.beans = beans;
        this.required = required;
    }

    List<Finding> check(Path folder, List<RouteFile> files) {
        try (DefaultCamelContext context = new DefaultCamelContext(new DefaultRegistry(new DelegatingBeans(beans)))) {
            context.getPropertiesComponent().setInitialProperties(placeholders);
            context.setAutoStartup(false);
            context.disableJMX();
            context.start();
            Map<Path, YamlFile> trees = new LinkedHashMap<>();
            for (RouteFile file : files) {
                trees.put(file.path(), YamlFile.of(file));
            }
            List<Finding> findings = new ArrayList<>(Names.check(trees));
            if (findings.isEmpty()) {
                findings.addAll(load(context, files, trees));
            }
            if (findings.isEmpty()) {
                List<Address> addresses = new ArrayList<>();
                trees.forEach(
                        (file, yaml) -> addresses.addAll(Address.of(file, yaml, context::resolvePropertyPlaceholders)));
                Options options = new Options(context);
                addresses.forEach(address -> findings.addAll(options.check(address)));
                findings.addAll(unheard(context, folder, addresses));
            }
            return findings;
        } catch (Exception failure) {
            return List.of(new Finding(folder, null, root(failure)));
        }
    }

    /** The policies of all files come first, as they do in the service: they apply to the routes of any file. */
    private static List<Finding> load(DefaultCamelContext context, List<RouteFile> files, Map<Path, YamlFile> trees) {
        List<Finding> findings = new ArrayList<>();
        Map<RouteFile, Collection<RoutesBuilder>> builders = new LinkedHashMap<>();
        files.forEach(file -> attempt(file, findings, () -> {
            Collection<RoutesBuilder> found = RouteFiles.builders(context, file);
            builders.put(file, found);
            for (RoutesBuilder builder : found) {
                if (builder instanceof RouteConfigurationsBuilder policies) {
                    context.addRoutesConfigurations(policies);
                }
            }
            for (String policy : Names.policies(Objects.requireNonNull(trees.get(file.path())))) {
                context.addRoutes(trial(policy));
            }
        }));
        List<Finding> ofRoutes = new ArrayList<>();
        builders.forEach((file, found) -> attempt(file, ofRoutes, () -> {
            for (RoutesBuilder builder : found) {
                context.addRoutes(builder);
            }
        }));
        Set<String> said = findings.stream().map(Finding::what).collect(Collectors.toSet());
        ofRoutes.stream().filter(finding -> !said.contains(finding.what())).forEach(findings::add);
        return findings;
    }

    /** A policy is tried only with a route: a fault of its own is told of its own file. */
    private static RoutesBuilder trial(String policy) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:trial-of-" + policy).routeConfigurationId(policy).stop();
            }
        };
    }

    private static void attempt(RouteFile file, List<Finding> findings, Attempt attempt) {
        try {
            attempt.run();
        } catch (Exception failure) {
            findings.add(new Finding(file.path(), new Culprit(file).line(failure), root(failure)));
        }
    }

    private List<Finding> unheard(DefaultCamelContext context, Path folder, List<Address> addresses) {
        Set<String> heard = new TreeSet<>();
        context.getRoutes().forEach(route -> heard.add(name(route.getEndpoint())));
        Set<String> called = new TreeSet<>(required);
        context.getEndpoints().stream()
                .map(DryLoad::name)
                .filter(name -> name.startsWith("direct:") || name.startsWith("seda:"))
                .forEach(called::add);
        called.removeAll(heard);
        return called.stream()
                .map(name -> addresses.stream()
                        .filter(address -> address.name().equals(name))
                        .findFirst()
                        .map(address -> new Finding(address.file(), address.line(), unheard(name)))
                        .orElseGet(() -> new Finding(folder, null, unheard(name))))
                .toList();
    }

    private static String unheard(String name) {
        return name + ": no route begins there, so whatever is sent there fails";
    }

    private static String name(Endpoint endpoint) {
        return endpoint.getEndpointKey().replace("://", ":").split("\\?", 2)[0];
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null
                ? root.toString()
                : root.getMessage().lines().findFirst().orElse("");
    }

    private interface Attempt {
        void run() throws Exception;
    }
}
