package io.anula.config.routes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultRegistry;

/**
 * Loads the files together into a scratch context that starts no route: every placeholder, bean, component, option and
 * expression is tried. What Camel itself would notice only at the first message, or never, is looked for besides: names
 * that two routes have, policies that nobody wrote, options that are no numbers, {@code direct:} and {@code seda:} names
 * that nobody listens to.
 */
final class ScratchContext {
    private final Properties placeholders;
    private final Map<String, Object> beans;
    private final Demands demands;

    /**
     * @param demands what is demanded of the routes besides
     */
    ScratchContext(Properties placeholders, Map<String, Object> beans, Demands demands) {
        this.placeholders = placeholders;
        this.beans = beans;
        this.demands = demands;
    }

    /** Everything that is wrong with those files: of each file, what the first trial that it fails has found. */
    List<Finding> check(Path folder, List<RouteFile> files) {
        try (DefaultCamelContext context = new DefaultCamelContext(new DefaultRegistry(new DelegatingBeans(beans)))) {
            context.getCamelContextExtension()
                    .setName("trial"); // some failures quote it, and are to be the same each time
            context.getPropertiesComponent().setInitialProperties(placeholders);
            context.setAutoStartup(false);
            context.disableJMX();
            context.start();
            return new Trial(folder, context, demands).of(files);
        } catch (Exception failure) {
            return List.of(new Finding(folder, null, Trial.root(failure)));
        }
    }
}
