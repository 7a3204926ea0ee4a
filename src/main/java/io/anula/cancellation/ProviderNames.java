package io.anula.cancellation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The providers of this program, by name. */
public final class ProviderNames {
    private final List<Provider> all;
    private final Map<String, Provider> byText;

    public ProviderNames(Collection<Provider> all) {
        this.all = all.stream().sorted(Comparator.naturalOrder()).toList();
        this.byText = this.all.stream().collect(Collectors.toUnmodifiableMap(Provider::text, Function.identity()));
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
        return Optional.ofNullable(byText.get(name.toLowerCase(Locale.ROOT)));
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
