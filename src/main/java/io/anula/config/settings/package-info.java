/** What operators configure: every key with its kind, default and description, read once and checked at the start. */
@org.jspecify.annotations.NullMarked
package io.anula.config.settings;
