package io.anula.web;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.component.platform.http.main.DefaultMainHttpServerFactory;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.HttpServerConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * Camel's HTTP server, whose port opens when it is told to. Camel's own opens it before there is any route, and tells whoever
 * asks in between that nothing is there.
 */
public final class LateServer extends DefaultMainHttpServerFactory {
    /** By which Camel finds the port of a server that does not listen yet. */
    private static final String CONFIGURATION = "http-server-configuration";

    private @Nullable Server server;

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
        Server made = new Server(configuration);
        server = made;
        return made;
    }

    /**
     * From now on it answers: all routes run.
     *
     * @throws IllegalStateException when it cannot listen there
     */
    public void open() {
        Objects.requireNonNull(server, "no server was asked for").open();
    }

    /** Made ready by Camel, opened by whoever started Camel. */
    private static final class Server extends VertxPlatformHttpServer {
        private static final int BACKLOG = 1;

        Server(VertxPlatformHttpServerConfiguration configuration) {
            super(configuration);
        }

        @Override
        protected void startServer() {
            // not yet
        }

        /** Camel's only logs that it cannot listen, so it is tried before. */
        void open() {
            try {
                new ServerSocket(getConfigurationPort(), BACKLOG, InetAddress.getByName(getHost())).close();
                super.startServer();
            } catch (Exception failure) {
                throw new IllegalStateException(
                        "nobody can listen at port %d any more (%s)"
                                .formatted(getConfigurationPort(), failure.getMessage()),
                        failure);
            }
        }

        /** Camel's ends on the thread that opened the port. */
        @Override
        protected void doStop() throws Exception {
            Vertx vertx = getVertx();
            if (getServer() != null) {
                super.doStop();
            } else if (vertx != null) {
                vertx.close();
            }
        }
    }
}
