package io.anula.web;

/**
 * A place where requests are answered.
 *
 * @param method GET, POST …; several with commas between
 * @param path with {@code {parts}} that vary, or with {@code *} at its end for all below it
 * @param access who gets in, judged before anything of a body is read
 * @param mostBytes the longest body that is read, 1 upwards
 */
public record Endpoint(String method, String path, WebHandler handler, Access access, int mostBytes) {
    /** Of forms, and of all other bodies but requests for cancellations. */
    public static final int FORM_BYTES = 64 << 10;

    /** One that takes forms. */
    public Endpoint(String method, String path, WebHandler handler, Access access) {
        this(method, path, handler, access, FORM_BYTES);
    }
}
