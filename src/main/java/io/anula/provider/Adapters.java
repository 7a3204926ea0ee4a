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

/** The providers that this program has. */
public final class Adapters {
    private final List<ProviderAdapter> all;
    private final Map<Provider, ProviderAdapter> byProvider;
    private final ProviderNames names;

    /** @param all one for each provider */
    public Adapters(ProviderAdapter... all) {
        this.all = List.of(all);
        this.byProvider =
                this.all.stream().collect(Collectors.toUnmodifiableMap(ProviderAdapter::provider, Function.identity()));
        this.names = new ProviderNames(byProvider.keySet());
    }

    /** All of them. */
    public List<ProviderAdapter> all() {
        return all;
    }

    /** Their names. */
    public ProviderNames names() {
        return names;
    }

    /** What the settings hold of each. */
    public List<ProviderSettings> settings() {
        return all.stream().map(ProviderAdapter::settings).toList();
    }

    /** That provider's. */
    public ProviderAdapter of(Provider provider) {
        return Objects.requireNonNull(byProvider.get(provider), () -> provider + ": no such provider");
    }

    /** The one of that name in any letter case, or empty. */
    public Optional<ProviderAdapter> find(String name) {
        return names.find(name).map(this::of);
    }
}
