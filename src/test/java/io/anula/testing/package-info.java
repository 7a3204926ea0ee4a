/** What the tests of several packages share: a clock that they turn, a store, cancellations in every state. */
@NullMarked
package io.anula.testing;

import org.jspecify.annotations.NullMarked;
