package io.anula.provider.registry;

import io.anula.provider.Adapters;
import io.anula.provider.calipso.Calipso;
import io.anula.provider.lafactura.LaFactura;

/** The only list of providers. */
public final class Providers {
    /** All providers of this program. */
    public static final Adapters ALL = new Adapters(new LaFactura(), new Calipso());

    private Providers() {}
}
