/** What is tried before anything is started: folders, store, clocks, providers. */
@org.jspecify.annotations.NullMarked
package io.anula.provider.check;
