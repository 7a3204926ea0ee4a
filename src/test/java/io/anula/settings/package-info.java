@NullMarked
package io.anula.settings;

import org.jspecify.annotations.NullMarked;
