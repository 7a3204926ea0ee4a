@org.jspecify.annotations.NullMarked
package io.anula.config.live;
