package io.anula.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.component.platform.http.main.DefaultMainHttpServerFactory;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.HttpServerConfigurationProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Camel's HTTP server, whose port opens when it is told to: Camel's own opens it before there is any route, and tells whoever
 * asks in between that nothing is there. What listens is ours, because Camel's cannot be told to speak HTTP/1 alone, nor how
 * long and how many connections may last.
 */
public final class LateServer extends DefaultMainHttpServerFactory {
    private static final Logger LOG = LoggerFactory.getLogger(LateServer.class);

    /** By which Camel finds the port of a server that does not listen yet. */
    private static final String CONFIGURATION = "http-server-configuration";

    private final HttpLimits limits;
    private @Nullable Server server;

    public LateServer(HttpLimits limits) {
        this.limits = limits;
    }

    @Override
    public Service newHttpServer(CamelContext context, HttpServerConfigurationProperties wanted) {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setServerType(VertxPlatformHttpRouter.SERVER_TYPE_SERVER);
        configuration.setBindHost(wanted.getHost());
        configuration.setBindPort(wanted.getPort());
        configuration.setPath(wanted.getPath());
        configuration.setMaxBodySize(wanted.getMaxBodySize());
        configuration.getBodyHandler().setHandleFileUploads(wanted.isFileUploadEnabled());
        context.getRegistry().bind(CONFIGURATION, configuration);
        Server made = new Server(configuration, limits);
        server = made;
        return made;
    }

    /**
     * From now on it answers: all routes run.
     *
     * @param guard what every request passes first
     * @throws IllegalStateException when it cannot listen there
     */
    public void open(RequestGuard guard) {
        Objects.requireNonNull(server, "no server was asked for").open(guard);
    }

    /** Made ready by Camel, opened by whoever started Camel. */
    private static final class Server extends VertxPlatformHttpServer {
        /** So many wait unseen where there are too many connections. */
        private static final int BACKLOG = 128;
        /** Nothing keeps the end of the process waiting for longer. */
        private static final long STOP_SECONDS = 5;

        private final HttpLimits limits;
        private @Nullable HttpServer listening;

        Server(VertxPlatformHttpServerConfiguration configuration, HttpLimits limits) {
            super(configuration);
            this.limits = limits;
        }

        @Override
        protected void startServer() {
            // not yet
        }

        /** HTTP/1 alone: HTTP/2 in clear text would come past what a proxy before us allows. */
        void open(RequestGuard guard) {
            Vertx vertx = getVertx();
            VertxPlatformHttpRouter router = VertxPlatformHttpRouter.lookup(
                    getCamelContext(), VertxPlatformHttpRouter.getRouterNameFromPort(getConfigurationPort()));
            Connections connections = new Connections(limits, System::nanoTime);
            ErrorResponses.demand(router, guard, connections);
            HttpServer made = vertx.createHttpServer(new HttpServerOptions()
                            .setHttp2ClearTextEnabled(false)
                            .setAcceptBacklog(BACKLOG))
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
            HttpServer open = listening;
            listening = null;
            if (open != null) {
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
}
