package io.anula.web;

import java.util.Arrays;

/**
 * A place where requests are answered.
 *
 * @param id of its route
 * @param method GET, POST …; several with commas between
 * @param path with {@code {parts}} that vary, or with {@code *} at its end for all below it
 * @param access who gets in, judged before anything of a body is read
 * @param mostBytes the longest body that is read, 1 upwards
 */
public record Endpoint(String id, String method, String path, WebHandler handler, Access access, int mostBytes) {
    /** Of forms, and of all other bodies but requests for cancellations. */
    public static final int FORM_BYTES = 64 << 10;

    /** One that takes forms. */
    public Endpoint(String id, String method, String path, WebHandler handler, Access access) {
        this(id, method, path, handler, access, FORM_BYTES);
    }

    /** True where it answers that method at that path. */
    boolean takes(String asked, String at) {
        return Arrays.asList(method.split(",")).contains(asked) && at.matches(pattern());
    }

    private String pattern() {
        return path.replaceAll("\\{[^}]+}", "[^/]+").replaceFirst("\\*$", ".*");
    }
}
