package io.anula.config.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Route;
import org.apache.camel.StatefulService;
import org.apache.camel.Suspendable;
import org.apache.camel.SuspendableService;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops new work for the routes while this is open: polls are suspended and no call is claimed. Exchanges under way run
 * to their end; the caller can wait for those in the routes to be replaced.
 */
final class QuiescedRoutes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QuiescedRoutes.class);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final Duration BREATH = Duration.ofSeconds(1);
    private static final Duration LONGEST_FILE = Duration.ofMinutes(10);
    /** These consumers may work for a long time and do not take part in calls. */
    private static final Set<String> TAKERS = Set.of("file", "sql");

    private static final Set<String> BY_THE_CLOCK = Set.of("quartz", "timer");

    private final ReloadTarget host;
    private final CamelContext context;
    private final List<SuspendableService> resting = new ArrayList<>();
    private boolean paused;

    QuiescedRoutes(ReloadTarget host) {
        this.host = host;
        this.context = host.context();
    }

    /** Waits until no exchange is under way in these routes. Returns false if that takes too long. */
    boolean await(Set<String> ids, Duration longestCall) {
        List<Route> takers =
                routes(ids).filter(route -> TAKERS.contains(scheme(route))).toList();
        takers.forEach(this::rest);
        if (!quiet(takers, LONGEST_FILE)) {
            return false;
        }
        host.pause();
        paused = true;
        context.getRoutes().forEach(this::rest);
        boolean all = quiet(context.getRoutes(), BREATH);
        List<Route> swapped = routes(ids).toList();
        if (!all && !isQuiet(swapped)) {
            LOG.info("An edit waits for calls under way; nothing new is claimed meanwhile");
        }
        return quiet(swapped, longestCall) && empty(swapped) && quiet(swapped, longestCall);
    }

    private Stream<Route> routes(Set<String> ids) {
        return context.getRoutes().stream().filter(route -> ids.contains(route.getRouteId()));
    }

    private static String scheme(Route route) {
        return route.getEndpoint().getEndpointBaseUri().split(":", 2)[0];
    }

    /** Suspends a route that starts work by itself. A route that others call keeps serving. */
    private void rest(Route route) {
        Consumer consumer = route.getConsumer();
        boolean begins = consumer instanceof ScheduledPollConsumer || BY_THE_CLOCK.contains(scheme(route));
        boolean canRest = consumer instanceof Suspendable && !isStopped(consumer);
        if (begins && canRest && consumer instanceof SuspendableService service && !service.isSuspended()) {
            ServiceHelper.suspendService(service);
            resting.add(service);
        }
    }

    private static boolean isStopped(Object service) {
        return service instanceof StatefulService stateful
                && !stateful.getStatus().isStarted();
    }

    private boolean quiet(List<Route> routes, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!isQuiet(routes)) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }

    private boolean isQuiet(List<Route> routes) {
        return routes.stream()
                .allMatch(
                        route -> context.getInflightRepository().size(route.getRouteId()) == 0 && pending(route) == 0);
    }

    private static int pending(Route route) {
        return route.getConsumer() instanceof ShutdownAware queue ? queue.getPendingExchangesSize() : 0;
    }

    /** Whether other routes give it its work, through a queue or by a call. */
    private static boolean isServed(Consumer consumer) {
        return consumer instanceof ShutdownAware && !(consumer instanceof ScheduledPollConsumer);
    }

    /**
     * Stops all queue threads at the same time. Each may have taken a message from the queue that is not in its route
     * yet, and each checks for the stop only once a second.
     */
    private static boolean empty(List<Route> routes) {
        List<Thread> ends = new ArrayList<>();
        for (Route route : routes) {
            if (isServed(route.getConsumer()) && route.getConsumer() instanceof ShutdownAware queue) {
                Thread end = new Thread(() -> queue.prepareShutdown(false, false), "swap-" + route.getRouteId());
                end.setDaemon(true);
                end.start();
                ends.add(end);
            }
        }
        try {
            for (Thread end : ends) {
                end.join();
            }
            return true;
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        resting.stream().filter(SuspendableService::isSuspended).forEach(ServiceHelper::resumeService);
        if (paused) {
            host.resume();
        }
    }
}
