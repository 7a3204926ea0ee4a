/** JSON read leniently and written exactly. */
@org.jspecify.annotations.NullMarked
package io.anula.json;
