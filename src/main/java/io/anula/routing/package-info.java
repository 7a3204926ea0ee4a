/** The route files as operators edit them: checked before they run. */
@org.jspecify.annotations.NullMarked
package io.anula.routing;
