package io.anula.config.routes;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Locale;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/**
 * Records a sign of life in {@link Heartbeats} for every route that works by a clock: at each poll, even a skipped one,
 * and at each step, because one exchange may take hours.
 */
public final class SignsOfLife extends LifecycleStrategySupport implements InterceptStrategy {
    private static final String CLOCKS = "(quartz|cron|timer):.*";
    private static final String CALLED_BY_OTHERS = "(direct|seda|platform-http):.*";

    private static final Duration NEVER = Duration.ofDays(36_500);

    private final Heartbeats heartbeats;

    public SignsOfLife(Heartbeats heartbeats) {
        this.heartbeats = heartbeats;
    }

    /** Follows every route of this context; called before the context has routes. */
    public void listenTo(CamelContext context) {
        context.addLifecycleStrategy(this);
        context.getCamelContextExtension().addInterceptStrategy(this);
    }

    @Override
    public void onRoutesAdd(Collection<Route> routes) {
        for (Route route : routes) {
            if (route.getConsumer() instanceof ScheduledPollConsumer polling) {
                long millis = polling.getTimeUnit().toMillis(polling.getDelay());
                heartbeats.expect(route.getRouteId(), Duration.ofMillis(millis));
                PollingConsumerPollStrategy strategy = polling.getPollStrategy();
                polling.setPollStrategy(new Listening(
                        strategy == null ? new DefaultPollingConsumerPollStrategy() : strategy, route.getRouteId()));
            } else if (route.getEndpoint().getEndpointUri().matches(CLOCKS)) {
                heartbeats.expect(route.getRouteId(), period(route.getEndpoint()));
            }
        }
    }

    /** The time between two firings of a cron; zero for any other clock. */
    private static Duration period(Endpoint endpoint) {
        if (!(endpoint instanceof QuartzEndpoint quartz) || quartz.getCron() == null) {
            return Duration.ZERO;
        }
        try {
            CronExpression cron = new CronExpression(quartz.getCron());
            Date first = cron.getNextValidTimeAfter(Date.from(Instant.EPOCH));
            Date second = first == null ? null : cron.getNextValidTimeAfter(first);
            return second == null ? NEVER : Duration.between(first.toInstant(), second.toInstant());
        } catch (ParseException notItsForm) {
            return Duration.ZERO;
        }
    }

    @Override
    public void onRoutesRemove(Collection<Route> routes) {
        routes.forEach(route -> heartbeats.forget(route.getRouteId()));
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, @Nullable Processor next) {
        RouteDefinition route = ProcessorDefinitionHelper.getRoute(definition);
        boolean byClock = route != null
                && route.getInput() != null
                && !route.getInput().getEndpointUri().toLowerCase(Locale.ROOT).matches(CALLED_BY_OTHERS);
        return byClock ? new Step(target, route.getRouteId()) : target;
    }

    /** A step of a route: records a sign of life, then runs. */
    private final class Step extends DelegateAsyncProcessor {
        private final String route;

        Step(Processor target, String route) {
            super(target);
            this.route = route;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            heartbeats.beat(route);
            return super.process(exchange, callback);
        }
    }

    /** The poll strategy of a consumer: records a sign of life at each poll. */
    private final class Listening implements PollingConsumerPollStrategy {
        private final PollingConsumerPollStrategy strategy;
        private final String route;

        Listening(PollingConsumerPollStrategy strategy, String route) {
            this.strategy = strategy;
            this.route = route;
        }

        @Override
        public boolean begin(Consumer consumer, Endpoint endpoint) {
            heartbeats.beat(route);
            return strategy.begin(consumer, endpoint);
        }

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polled) {
            strategy.commit(consumer, endpoint, polled);
        }

        @Override
        public boolean rollback(Consumer consumer, Endpoint endpoint, int retries, Exception cause) throws Exception {
            return strategy.rollback(consumer, endpoint, retries, cause);
        }
    }
}
