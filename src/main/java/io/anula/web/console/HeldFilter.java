package io.anula.web.console;

import io.anula.cancellation.Provider;
import io.anula.cancellation.ProviderNames;
import io.anula.engine.operator.HeldCause;
import io.anula.engine.operator.HeldQueue;
import io.anula.web.WebProblem;
import io.anula.web.WebRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The filter of the queue in an address or in a form. */
record HeldFilter(HeldQueue.Filter filter) {
    static final String ADDRESS = "/held";

    /** @throws WebProblem for a cause or a provider that does not exist */
    static HeldFilter of(WebRequest request, ProviderNames providers) throws WebProblem {
        return new HeldFilter(new HeldQueue.Filter(
                one(
                        request,
                        "cause",
                        HeldCause::named,
                        Arrays.stream(HeldCause.values())
                                .map(HeldCause::text)
                                .toList()
                                .toString()),
                one(request, "provider", providers::find, providers.texts().toString()),
                given(request, "account")
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .orElse(null)));
    }

    private static Optional<String> given(WebRequest request, String name) {
        return request.method().equals("POST") ? request.form(name) : request.query(name);
    }

    private static <T> @Nullable T one(
            WebRequest request, String name, Function<String, Optional<T>> read, String allowed) throws WebProblem {
        Optional<String> given = given(request, name);
        if (given.isEmpty()) {
            return null;
        }
        return read.apply(given.get())
                .orElseThrow(() -> WebProblem.wrongParameter(name, given.get(), "one of " + allowed));
    }

    static HeldFilter of(@Nullable HeldCause cause, @Nullable Provider provider, @Nullable String account) {
        return new HeldFilter(new HeldQueue.Filter(cause, provider, account));
    }

    /** The cause's name; empty for any. So are the others. */
    public String cause() {
        return filter.cause() == null ? "" : filter.cause().text();
    }

    public String provider() {
        return filter.provider() == null ? "" : filter.provider().text();
    }

    public String account() {
        return filter.account() == null ? "" : filter.account();
    }

    /** Whether it leaves anything out. */
    public boolean any() {
        return !filter.equals(HeldQueue.Filter.ALL);
    }

    /** This address with the filter as its query. */
    String at(String path) {
        String address = path;
        for (String[] part : new String[][] {{"cause", cause()}, {"provider", provider()}, {"account", account()}}) {
            if (!part[1].isEmpty()) {
                address = LocalPath.with(address, part[0], URLEncoder.encode(part[1], StandardCharsets.UTF_8));
            }
        }
        return address;
    }

    /** The address of the queue with this filter. */
    public String address() {
        return at(ADDRESS);
    }
}
