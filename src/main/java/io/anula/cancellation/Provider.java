package io.anula.cancellation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who makes the credit note. */
public enum Provider {
    /** An Argentine ERP; the tax authority behind it is ARCA. Its answer ends a cancellation. */
    CALIPSO,
    /** LaFactura.co, Colombia; the tax authority behind it is the DIAN, whose decision is polled. */
    LAFACTURA;

    /** The name in requests, settings and answers: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The provider of that name in any case, or empty. */
    public static Optional<Provider> named(String name) {
        return Arrays.stream(values())
                .filter(provider -> provider.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
