@org.jspecify.annotations.NullMarked
package io.anula.observe.log;
