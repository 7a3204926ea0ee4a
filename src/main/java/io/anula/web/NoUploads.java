package io.anula.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * Turns files in forms away before anything of them is on a disk. Nobody here takes one, and Vert.x writes each into a folder
 * of its own before whoever is asked can refuse it, whatever Camel is told.
 */
public final class NoUploads {
    private static final int BEFORE_ALL = -1;
    private static final int UNSUPPORTED = 415;

    private NoUploads() {}

    /** From now on, for the server at that port, which is ready. */
    public static void demand(CamelContext context, int port) {
        VertxPlatformHttpRouter.lookup(context, VertxPlatformHttpRouter.getRouterNameFromPort(port))
                .route()
                .order(BEFORE_ALL)
                .handler(NoUploads::pass);
    }

    private static void pass(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            context.response()
                    .setStatusCode(UNSUPPORTED)
                    .putHeader("Connection", "close")
                    .end();
        } else {
            context.next();
        }
    }
}
