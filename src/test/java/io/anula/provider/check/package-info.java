@org.jspecify.annotations.NullMarked
package io.anula.provider.check;
