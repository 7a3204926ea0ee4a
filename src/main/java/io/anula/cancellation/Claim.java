package io.anula.cancellation;

import java.time.Instant;

/**
 * The right to work on a cancellation until a moment.
 *
 * @param content what the provider's form needs besides the invoice: LaFactura's description, Calipso's document
 * @param leaseUntil nobody else works on it before
 */
public record Claim(Cancellation cancellation, String content, Instant leaseUntil) {}
