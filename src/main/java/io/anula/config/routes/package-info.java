/** The route files as operators edit them: checked before they run; and what says when their polls begin. */
@org.jspecify.annotations.NullMarked
package io.anula.config.routes;
