package io.anula.store;

import io.anula.cancellation.ProviderNames;

/**
 * Where the store is.
 *
 * @param providers whose cancellations may be in it
 */
public record StoreSettings(String url, String username, String password, ProviderNames providers) {}
