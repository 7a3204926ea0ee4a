package io.anula.store;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.State;
import java.time.Instant;

/**
 * The number of an account's cancellations in an open state.
 *
 * @param oldest when the first of them was requested
 * @param overdue how many have been open for longer than the limit
 * @param stuck how many have been in this state for longer than the limit
 */
public record StateCount(AccountName account, State state, long count, Instant oldest, long overdue, long stuck) {}
