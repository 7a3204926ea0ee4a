@NullMarked
package io.anula.provider.lafactura;

import org.jspecify.annotations.NullMarked;
