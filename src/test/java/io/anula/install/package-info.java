/** The tarball, unpacked and run as its user would. */
@NullMarked
package io.anula.install;

import org.jspecify.annotations.NullMarked;
