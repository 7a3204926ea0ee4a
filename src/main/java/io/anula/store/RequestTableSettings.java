package io.anula.store;

/**
 * The table for billing systems.
 *
 * @param name a plain identifier
 * @param username the account that may only insert into it and read it
 * @param listen host and port of the embedded database for JDBC clients, or empty
 */
public record RequestTableSettings(String name, String username, String password, String listen) {}
