package io.anula.web.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route at one moment.
 *
 * @param file that it stands in; empty for one that is part of the program
 * @param order the lower, the earlier it starts: who gives work away starts after who takes it
 * @param status as Camel names it
 * @param mean how long an exchange took in it
 * @param last when one ended in it; null where none has
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
