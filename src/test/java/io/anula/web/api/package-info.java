@org.jspecify.annotations.NullMarked
package io.anula.web.api;
