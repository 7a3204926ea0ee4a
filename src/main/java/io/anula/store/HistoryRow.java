package io.anula.store;

import io.anula.cancellation.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a cancellation.
 *
 * @param event what happened: {@code Requested}, or the name of the outcome
 * @param content the request, the provider's answer as it came, or where a call goes if it could be repeated
 * @param node the process that recorded it
 * @param config the version of settings and routes that ran; null for older rows
 * @param actor the person who decided; null for a machine's change
 */
public record HistoryRow(
        int version,
        Instant at,
        State state,
        String event,
        @Nullable String message,
        @Nullable String content,
        String node,
        @Nullable Long config,
        @Nullable String actor) {}
