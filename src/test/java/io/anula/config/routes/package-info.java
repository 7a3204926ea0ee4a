@NullMarked
package io.anula.config.routes;

import org.jspecify.annotations.NullMarked;
