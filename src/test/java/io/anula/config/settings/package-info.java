@NullMarked
package io.anula.config.settings;

import org.jspecify.annotations.NullMarked;
