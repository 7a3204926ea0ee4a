package io.anula.engine;

import io.anula.cancellation.AccountName;

/**
 * An account's circuit breaker at one moment.
 *
 * @param state as Resilience4j names it: {@code CLOSED} while the provider works
 * @param window how many of the newest calls count
 * @param failed how many of those failed
 * @param calls the calls of the last minutes
 */
public record BreakerSnapshot(AccountName account, String state, int window, int failed, CallFigures calls) {}
