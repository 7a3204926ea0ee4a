@NullMarked
package io.anula.lafactura;

import org.jspecify.annotations.NullMarked;
