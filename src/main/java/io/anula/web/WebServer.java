package io.anula.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.support.LifecycleStrategySupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one HTTP server. Camel prepares its router for health, metrics and {@code platform-http} routes;
 * {@link WebRouter} adds API and console. The port opens when all routes run. Camel's own server would open it earlier,
 * and has no settings for HTTP/1 alone or for the time and number of connections.
 */
public final class WebServer extends VertxPlatformHttpServer {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    /** Camel finds the port of a server that does not listen yet by this name. */
    private static final String CONFIGURATION = "http-server-configuration";

    /** How many connections wait in the system while there are too many. */
    private static final int BACKLOG = 128;
    /** How long the server may delay the end of the process. */
    private static final long STOP_SECONDS = 5;

    private final VertxPlatformHttpServerConfiguration configuration;
    private final HttpLimits limits;
    private @Nullable WebRouter answering;
    private @Nullable HttpServer listening;

    /**
     * A server that does not listen yet.
     *
     * @param port 1 to 65535
     */
    public WebServer(String host, int port, HttpLimits limits) {
        this(configuration(host, port), limits);
    }

    private WebServer(VertxPlatformHttpServerConfiguration configuration, HttpLimits limits) {
        super(configuration);
        this.configuration = configuration;
        this.limits = limits;
    }

    private static VertxPlatformHttpServerConfiguration configuration(String host, int port) {
        VertxPlatformHttpServerConfiguration made = new VertxPlatformHttpServerConfiguration();
        made.setServerType(VertxPlatformHttpRouter.SERVER_TYPE_SERVER);
        made.setBindHost(host);
        made.setBindPort(port);
        made.getBodyHandler().setHandleFileUploads(false);
        return made;
    }

    /** Adds the server to this Camel, which is not started yet; the server ends with it. */
    public void joins(Main camel) {
        camel.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeConfigure(BaseMainSupport configured) {
                CamelContext context = configured.getCamelContext();
                context.getRegistry().bind(CONFIGURATION, configuration);
                context.addLifecycleStrategy(new LifecycleStrategySupport() {
                    @Override
                    public void onContextStopping(CamelContext ending) {
                        Optional.ofNullable(answering).ifPresent(WebRouter::takeNoMore);
                    }
                });
                try {
                    context.addService(WebServer.this, true, true);
                } catch (Exception failure) {
                    throw RuntimeCamelException.wrapRuntimeException(failure);
                }
            }
        });
    }

    @Override
    protected void startServer() {
        // not yet: it listens when all routes run
    }

    /**
     * Opens the port, for HTTP/1 alone: HTTP/2 in clear text could bypass the rules of a proxy before us.
     *
     * @param endpoints of API and console
     * @param observe decides who may read below {@code /observe}
     * @throws IllegalStateException when the port cannot be used
     */
    public void open(List<Endpoint> endpoints, Access observe) {
        Vertx vertx = getVertx();
        VertxPlatformHttpRouter router = VertxPlatformHttpRouter.lookup(
                getCamelContext(), VertxPlatformHttpRouter.getRouterNameFromPort(getConfigurationPort()));
        Connections connections = new Connections(limits, System::nanoTime);
        answering = new WebRouter(
                Objects.requireNonNull(router), endpoints, observe, new HealthReplies(getCamelContext()), connections);
        HttpServer made = vertx.createHttpServer(
                        new HttpServerOptions().setHttp2ClearTextEnabled(false).setAcceptBacklog(BACKLOG))
                .connectionHandler(connections::opened)
                .exceptionHandler(failure -> LOG.debug("A connection failed", failure))
                .requestHandler(request -> {
                    connections.began(request);
                    router.handle(request);
                });
        try {
            made.listen(getConfigurationPort(), getHost())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException failure) {
            throw new IllegalStateException(
                    "nobody can listen at port %d any more (%s)"
                            .formatted(getConfigurationPort(), failure.getMessage()),
                    failure);
        }
        listening = made;
        vertx.setPeriodic(TimeUnit.SECONDS.toMillis(1), fired -> connections.look());
    }

    @Override
    protected void doStop() {
        WebRouter router = answering;
        HttpServer open = listening;
        listening = null;
        if (open != null && router != null) {
            router.awaitAnswers(STOP_SECONDS, TimeUnit.SECONDS);
            open.close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .completeOnTimeout(null, STOP_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
        Vertx vertx = getVertx();
        if (vertx != null) {
            vertx.close();
        }
    }
}
