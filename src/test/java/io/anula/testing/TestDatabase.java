package io.anula.testing;

/**
 * An empty database of a test.
 *
 * @param name what its server calls it
 * @param url where JDBC reaches it
 * @param username its owner
 */
public record TestDatabase(String name, String url, String username, String password) {}
