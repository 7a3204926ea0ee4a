/** What is made good after a crash, of this process or of another node. */
@org.jspecify.annotations.NullMarked
package io.anula.recovery;
