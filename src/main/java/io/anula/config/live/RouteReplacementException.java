package io.anula.config.live;

import org.jspecify.annotations.Nullable;

/** Routes that passed the dry run did not start in the service; the old routes run again. */
final class RouteReplacementException extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable String route;

    /** @param route the route that does not start; null if unknown */
    RouteReplacementException(@Nullable String route, Throwable cause) {
        super(root(cause), cause);
        this.route = route;
    }

    @Nullable
    String route() {
        return route;
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage() == null ? root : root.getMessage());
    }
}
