@org.jspecify.annotations.NullMarked
package io.anula.engine.operator;
