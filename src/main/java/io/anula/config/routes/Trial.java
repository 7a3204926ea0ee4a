package io.anula.config.routes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * One trial of several files in a scratch context. Each file gets the faults from the first check that it fails:
 * reading, comparison with the others, loading, addresses.
 */
final class Trial {
    private static final String TRIAL = "direct:trial-of-";

    private final Path folder;
    private final DefaultCamelContext context;
    private final Demands demands;
    private final List<Finding> findings = new ArrayList<>();

    /** @param demands further requirements for the routes */
    Trial(Path folder, DefaultCamelContext context, Demands demands) {
        this.folder = folder;
        this.context = context;
        this.demands = demands;
    }

    List<Finding> of(List<RouteFile> files) {
        Map<RouteFile, YamlFile> readable = read(files);
        Map<Path, YamlFile> byPath = new LinkedHashMap<>();
        readable.forEach((file, yaml) -> byPath.put(file.path(), yaml));
        findings.addAll(Names.check(byPath, this::resolved));
        load(readable);
        CallRoutes calls = new CallRoutes(demands, this::resolved);
        readable.forEach((file, yaml) -> {
            if (passes(file.path())) {
                findings.addAll(calls.check(file.path(), yaml));
            }
        });
        addresses(readable);
        return findings;
    }

    private boolean passes(Path file) {
        return findings.stream().noneMatch(finding -> finding.file().equals(file));
    }

    private Map<RouteFile, YamlFile> read(List<RouteFile> files) {
        Map<RouteFile, YamlFile> readable = new LinkedHashMap<>();
        for (RouteFile file : files) {
            try {
                YamlFile yaml = YamlFile.of(file);
                yaml.demandRoutes();
                readable.put(file, yaml);
            } catch (UnreadableYamlException unreadable) {
                findings.add(unreadable.in(file.path()));
            }
        }
        return readable;
    }

    /** Loads the policies of all files first, as the service does: they apply to the routes of any file. */
    private void load(Map<RouteFile, YamlFile> files) {
        Map<RouteFile, Collection<RoutesBuilder>> builders = new LinkedHashMap<>();
        files.forEach((file, yaml) -> attempt(file, Set.of(), () -> {
            Collection<RoutesBuilder> found = RouteFiles.builders(context, file);
            builders.put(file, found);
            for (RoutesBuilder builder : found) {
                if (builder instanceof RouteConfigurationsBuilder policies) {
                    context.addRoutesConfigurations(policies);
                }
            }
            for (String policy : Names.policies(yaml)) {
                context.addRoutes(trial(policy));
            }
        }));
        Set<String> ofPolicies = findings.stream().map(Finding::what).collect(Collectors.toSet());
        builders.forEach((file, found) -> attempt(file, ofPolicies, () -> {
            for (RoutesBuilder builder : found) {
                context.addRoutes(builder);
            }
        }));
    }

    /** Camel decides whether the file is valid; if it is not, the schema knows the line better. */
    private void attempt(RouteFile file, Set<String> said, Attempt attempt) {
        try {
            attempt.run();
        } catch (Exception failure) {
            String what = MissingComponent.in(failure, context).orElseGet(() -> root(failure));
            if (passes(file.path()) && !said.contains(what)) {
                List<Finding> bySchema = Schema.shipped().check(file);
                findings.addAll(
                        bySchema.isEmpty()
                                ? List.of(new Finding(file.path(), new FaultLocator(file).line(failure), what))
                                : bySchema);
            }
        }
    }

    private void addresses(Map<RouteFile, YamlFile> files) {
        Options options = new Options(context);
        List<Address> addresses = new ArrayList<>();
        Set<String> heard = new TreeSet<>();
        context.getRoutes().forEach(route -> heard.add(name(route.getEndpoint())));
        files.forEach((file, yaml) -> {
            boolean passes = passes(file.path());
            for (Address address : Address.of(file.path(), yaml, this::resolved)) {
                addresses.add(address);
                if (address.begins()) {
                    heard.add(address.name());
                }
                if (passes) {
                    findings.addAll(options.check(address));
                }
            }
        });
        boolean allAreRead = files.keySet().stream()
                .map(RouteFile::path)
                .collect(Collectors.toSet())
                .containsAll(findings.stream().map(Finding::file).toList());
        if (allAreRead) {
            findings.addAll(unheard(addresses, heard));
        }
    }

    private List<Finding> unheard(List<Address> addresses, Set<String> heard) {
        Set<String> called = new TreeSet<>(demands.calls());
        called.addAll(demands.others());
        context.getEndpoints().stream()
                .map(Trial::name)
                .filter(name -> name.startsWith("direct:") || name.startsWith("seda:"))
                .forEach(called::add);
        called.removeAll(heard);
        called.removeIf(name -> name.startsWith(TRIAL));
        return called.stream()
                .map(name -> addresses.stream()
                        .filter(address -> address.name().equals(name))
                        .findFirst()
                        .map(address -> new Finding(address.file(), address.line(), Trial.unheard(name)))
                        .orElseGet(() -> new Finding(folder, null, Trial.unheard(name))))
                .toList();
    }

    /**
     * The text with its placeholders resolved, or unchanged if one has no value: the parameters of a route template
     * have none here.
     */
    private String resolved(String text) {
        try {
            return context.resolvePropertyPlaceholders(text);
        } catch (IllegalArgumentException unset) {
            return text;
        }
    }

    /**
     * A policy is only checked together with a route. This route makes its faults appear under the policy's own file.
     */
    private static RoutesBuilder trial(String policy) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(TRIAL + policy).routeConfigurationId(policy).stop();
            }
        };
    }

    private static String unheard(String name) {
        return name + ": no route begins there, so whatever is sent there fails";
    }

    private static String name(Endpoint endpoint) {
        return endpoint.getEndpointKey().replace("://", ":").split("\\?", 2)[0];
    }

    static String root(Throwable failure) {
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
