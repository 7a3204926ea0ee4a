package io.anula.provider;

import io.anula.cancellation.Provider;
import io.anula.cancellation.ProviderNames;
import io.anula.config.settings.ProviderSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The adapters of all providers of this program. */
public final class Adapters {
    private final List<ProviderAdapter> all;
    private final Map<Provider, ProviderAdapter> byProvider;
    private final ProviderNames names;

    /** @param all one adapter for each provider */
    public Adapters(ProviderAdapter... all) {
        this.all = List.of(all);
        this.byProvider =
                this.all.stream().collect(Collectors.toUnmodifiableMap(ProviderAdapter::provider, Function.identity()));
        this.names = new ProviderNames(byProvider.keySet());
    }

    /** All adapters. */
    public List<ProviderAdapter> all() {
        return all;
    }

    /** The providers' names. */
    public ProviderNames names() {
        return names;
    }

    /** The providers' settings. */
    public List<ProviderSettings> settings() {
        return all.stream().map(ProviderAdapter::settings).toList();
    }

    /** The adapter of this provider. */
    public ProviderAdapter of(Provider provider) {
        return Objects.requireNonNull(byProvider.get(provider), () -> provider + ": no such provider");
    }

    /** The adapter of the provider with this name in any letter case, or empty. */
    public Optional<ProviderAdapter> find(String name) {
        return names.find(name).map(this::of);
    }
}
