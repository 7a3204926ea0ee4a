/** What a crash leaves, made good: each step by itself in one process, and all of them mixed in the soak. */
@NullMarked
package io.anula.crash;

import org.jspecify.annotations.NullMarked;
