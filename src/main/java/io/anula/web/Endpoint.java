package io.anula.web;

/**
 * An address of the server and its handler.
 *
 * @param method GET, POST …; several are separated by commas
 * @param path with variable {@code {parts}}, or with {@code *} at its end for everything below it
 * @param access decides who may use it, before the body is read
 * @param mostBytes the longest body, 1 upwards
 */
public record Endpoint(String method, String path, WebHandler handler, Access access, int mostBytes) {
    /** The limit for forms, and for all bodies except requests for cancellations. */
    public static final int FORM_BYTES = 64 << 10;

    /** An endpoint with the limit for forms. */
    public Endpoint(String method, String path, WebHandler handler, Access access) {
        this(method, path, handler, access, FORM_BYTES);
    }
}
