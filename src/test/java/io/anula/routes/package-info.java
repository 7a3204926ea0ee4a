/** Each shipped route alone, its neighbours replaced by Camel's mocks: one test a path through it. */
@NullMarked
package io.anula.routes;

import org.jspecify.annotations.NullMarked;
