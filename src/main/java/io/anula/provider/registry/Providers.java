package io.anula.provider.registry;

import io.anula.provider.ProviderAdapter;
import io.anula.provider.calipso.Calipso;
import io.anula.provider.lafactura.LaFactura;
import java.time.Clock;
import java.util.List;

/** The only list of providers. */
public final class Providers {
    private Providers() {}

    /**
     * An adapter for each provider.
     *
     * @param clock the machine's own
     */
    public static List<ProviderAdapter> all(Clock clock) {
        return List.of(new LaFactura(clock), new Calipso());
    }
}
