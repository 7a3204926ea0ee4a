package io.anula.provider.factus;

import io.anula.config.settings.Account;
import io.anula.config.settings.ProviderAccount;

/**
 * An account with Factus.
 *
 * @param path of invoices, after the base address
 */
record FactusAccount(Account account, String path) implements ProviderAccount {}
