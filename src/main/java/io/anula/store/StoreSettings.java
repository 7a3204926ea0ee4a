package io.anula.store;

import io.anula.cancellation.ProviderNames;

/**
 * The address and login of the store.
 *
 * @param providers the providers of the cancellations in it
 */
public record StoreSettings(String url, String username, String password, ProviderNames providers) {}
