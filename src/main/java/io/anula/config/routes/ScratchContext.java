package io.anula.config.routes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultRegistry;

/**
 * Loads the files together into a scratch context that starts no route: this tries every placeholder, bean, component,
 * option and expression. It also finds faults that Camel reports only at the first message, or never: two routes with
 * one id, references to missing policies, options that are not numbers, and {@code direct:} and {@code seda:} names
 * without a consumer.
 */
final class ScratchContext {
    private final Properties placeholders;
    private final Map<String, Object> beans;
    private final Demands demands;

    /** @param demands further requirements for the routes */
    ScratchContext(Properties placeholders, Map<String, Object> beans, Demands demands) {
        this.placeholders = placeholders;
        this.beans = beans;
        this.demands = demands;
    }

    /** Every fault of these files; for each file, the faults from the first check that it fails. */
    List<Finding> check(Path folder, List<RouteFile> files) {
        try (DefaultCamelContext context = new DefaultCamelContext(new DefaultRegistry(new DelegatingBeans(beans)))) {
            context.getCamelContextExtension()
                    .setName("trial"); // some failures quote the name, and must read the same each time
            context.getPropertiesComponent().setInitialProperties(placeholders);
            context.setAutoStartup(false);
            context.disableJMX();
            context.addComponent("quartz", clock());
            context.start();
            return new Trial(folder, context, demands).of(files);
        } catch (Exception failure) {
            return List.of(new Finding(folder, null, Trial.root(failure)));
        }
    }

    /** Starts no job. Its thread group goes with its thread: the usual one stays in Java 17 for ever, at each check. */
    private static QuartzComponent clock() {
        QuartzComponent clock = new QuartzComponent();
        clock.setProperties(Map.of(
                "org.quartz.threadPool.threadCount", "1", "org.quartz.scheduler.makeSchedulerThreadDaemon", "true"));
        return clock;
    }
}
