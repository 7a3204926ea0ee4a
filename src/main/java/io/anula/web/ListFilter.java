package io.anula.web;

import io.anula.cancellation.ProviderNames;
import io.anula.cancellation.State;
import io.anula.store.CancellationFilter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The filter in the address of a list of cancellations. */
public final class ListFilter {
    private ListFilter() {}

    /**
     * Reads the filter, of which every part may be missing. An account may have any name: those that the settings no
     * longer name still have cancellations.
     *
     * @throws WebProblem for a state or a provider that does not exist: without it the list would show all
     */
    public static CancellationFilter of(WebRequest request, ProviderNames providers) throws WebProblem {
        return new CancellationFilter(
                one(request, "state", ListFilter::state, Arrays.toString(State.values())),
                one(request, "provider", providers::find, providers.texts().toString()),
                request.query("account")
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .orElse(null),
                request.query("q").orElse(null));
    }

    private static Optional<State> state(String name) {
        return Arrays.stream(State.values())
                .filter(state -> state.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static <T> @Nullable T one(
            WebRequest request, String name, Function<String, Optional<T>> read, String allowed) throws WebProblem {
        Optional<String> given = request.query(name);
        if (given.isEmpty()) {
            return null;
        }
        return read.apply(given.get())
                .orElseThrow(() -> WebProblem.wrongParameter(name, given.get(), "one of " + allowed));
    }
}
