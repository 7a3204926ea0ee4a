@org.jspecify.annotations.NullMarked
package io.anula.provider.trial;
