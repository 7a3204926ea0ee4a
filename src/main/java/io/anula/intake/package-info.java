/** How requests come in: files and table rows are read here, and what comes out of it is valid. */
@org.jspecify.annotations.NullMarked
package io.anula.intake;
