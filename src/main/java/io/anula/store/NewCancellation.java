package io.anula.store;

import io.anula.cancellation.Cancellation;

/**
 * A cancellation that is about to be put into the store.
 *
 * @param content what its request says besides the invoice, as the provider's request parser gives it
 */
record NewCancellation(Cancellation cancellation, String content) {}
