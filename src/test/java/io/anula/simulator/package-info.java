@NullMarked
package io.anula.simulator;

import org.jspecify.annotations.NullMarked;
