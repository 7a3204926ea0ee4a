@org.jspecify.annotations.NullMarked
package io.anula.reconcile;
