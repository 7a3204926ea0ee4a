package io.anula.web;

/**
 * A place where requests are answered.
 *
 * @param id of its route
 * @param method GET, POST …; several with commas between
 * @param path with {@code {parts}} that vary, or with {@code *} at its end for all below it
 */
public record Endpoint(String id, String method, String path, WebHandler handler) {}
