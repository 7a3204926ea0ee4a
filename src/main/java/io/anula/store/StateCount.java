package io.anula.store;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.State;
import java.time.Instant;

/**
 * How many of an account's cancellations are in a state that is not the end.
 *
 * @param oldest when the first of them was asked for
 * @param overdue how many of them were asked for longer ago than anything should be open
 * @param stuck how many of them have been in this state for longer than they should
 */
public record StateCount(AccountName account, State state, long count, Instant oldest, long overdue, long stuck) {}
