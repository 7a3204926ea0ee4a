/** Reconciliation: what was accepted is asked about again, and a provider's lists are compared with our notes. */
@org.jspecify.annotations.NullMarked
package io.anula.reconcile;
