package io.anula.cancellation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The providers of this program, by name. */
public final class ProviderNames {
    private final List<Provider> all;

    public ProviderNames(Collection<Provider> all) {
        this.all = all.stream().sorted(Comparator.naturalOrder()).toList();
    }

    /** All providers, sorted by name. */
    public List<Provider> all() {
        return all;
    }

    /** The names, sorted. */
    public List<String> texts() {
        return all.stream().map(Provider::text).toList();
    }

    /** The provider with this name in any letter case, or empty. */
    public Optional<Provider> find(String name) {
        return all.stream()
                .filter(provider -> provider.text().equalsIgnoreCase(name))
                .findFirst();
    }

    /**
     * The provider with this stored name.
     *
     * @throws IllegalStateException when this program has no such provider
     */
    public Provider stored(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException(
                        "the store names the provider %s, which this Anula does not have".formatted(name)));
    }
}
