package io.anula.web.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route at one moment.
 *
 * @param file the route file; empty for a route that is part of the program
 * @param order a lower number starts earlier: a route that passes work on starts after the one that receives it
 * @param status as Camel names it
 * @param mean the mean duration of an exchange
 * @param last when the last exchange ended; null if none has
 * @param steps its diagram
 */
record RouteSnapshot(
        String id,
        String description,
        String file,
        int order,
        String status,
        String from,
        long exchanges,
        long failures,
        Duration mean,
        @Nullable Instant last,
        List<RouteStep> steps) {}
