package io.anula.engine;

import io.anula.cancellation.AccountName;

/**
 * An account's circuit breaker at one moment.
 *
 * @param state as Resilience4j names it: {@code CLOSED} while all is well
 * @param window so many of the newest calls count
 * @param failed so many of those failed
 * @param calls what the last minutes had
 */
public record BreakerSnapshot(AccountName account, String state, int window, int failed, CallFigures calls) {}
