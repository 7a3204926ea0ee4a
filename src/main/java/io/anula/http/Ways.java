package io.anula.http;

/** To be. */
final class Ways {
    static final String HEADER = "Anula-Account";

    private Ways() {}
}
