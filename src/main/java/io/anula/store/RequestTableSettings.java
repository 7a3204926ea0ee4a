package io.anula.store;

/**
 * The table that billing systems fill.
 *
 * @param name a plain identifier
 * @param username the account that may only insert into it and read it
 * @param listen host and port where the embedded database is reached over JDBC, or empty
 */
public record RequestTableSettings(String name, String username, String password, String listen) {}
