/** LaFactura.co: its requests and the meaning of its answers. */
@org.jspecify.annotations.NullMarked
package io.anula.provider.lafactura;
