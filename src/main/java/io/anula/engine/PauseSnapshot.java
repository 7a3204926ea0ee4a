package io.anula.engine;

import io.anula.cancellation.AccountName;
import org.jspecify.annotations.Nullable;

/**
 * The facts about a paused account.
 *
 * @param refusals how many calls in a row were refused
 * @param what the last refusal, such as "HTTP 403"
 * @param sends whether submits are paused; otherwise only checks are
 * @param looksAreAnswered whether polls or probes are answered; null if there was none since
 */
record PauseSnapshot(
        AccountName account,
        int refusals,
        String what,
        boolean sends,
        @Nullable Boolean looksAreAnswered) {}
