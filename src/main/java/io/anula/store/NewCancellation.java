package io.anula.store;

import io.anula.cancellation.Cancellation;

/**
 * A cancellation that is about to be inserted.
 *
 * @param content its request's content besides the invoice, from the provider's request parser
 */
record NewCancellation(Cancellation cancellation, String content) {}
