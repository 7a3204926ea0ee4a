package io.anula.engine;

import io.anula.cancellation.AccountName;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an account that is paused.
 *
 * @param refusals so many calls in a row were refused
 * @param what with what the last one was
 * @param sends whether calls for notes are; else only looks
 * @param looksAreAnswered null where none was made since
 */
record PauseSnapshot(
        AccountName account,
        int refusals,
        String what,
        boolean sends,
        @Nullable Boolean looksAreAnswered) {}
