/** The tarball, unpacked and run as its user would, and the package for Debian. */
@NullMarked
package io.anula.install;

import org.jspecify.annotations.NullMarked;
