package io.anula.store;

/** Where the store is. */
public record StoreSettings(String url, String username, String password) {}
