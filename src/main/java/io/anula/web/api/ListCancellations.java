package io.anula.web.api;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.store.CancellationFilter;
import io.anula.store.CancellationSearch;
import io.anula.web.WebHandler;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of cancellations, newest first. */
final class ListCancellations implements WebHandler {
    private static final int SIZE = 50;
    private static final int MOST = 500;
    private static final int LAST_PAGE = 1_000_000;

    private final CancellationSearch search;
    private final CancellationJson life;

    ListCancellations(CancellationSearch search, CancellationJson life) {
        this.life = life;
        this.search = search;
    }

    @Override
    public WebReply answer(WebRequest request) throws WebProblem {
        int page = number(request, "page", 0, 0, LAST_PAGE);
        int size = number(request, "size", SIZE, 1, MOST);
        List<Cancellation> found = search.after(filter(request), (long) page * size, size + 1);
        boolean more = found.size() > size;
        return WebReply.json(200, CancellationJson.object(json -> {
            json.writeNumberField("page", page);
            json.writeNumberField("size", size);
            json.writeBooleanField("more", more);
            json.writeArrayFieldStart("cancellations");
            for (Cancellation one : found.subList(0, more ? size : found.size())) {
                json.writeStartObject();
                life.write(json, one);
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    private CancellationFilter filter(WebRequest request) throws WebProblem {
        return new CancellationFilter(
                one(request, "state", ListCancellations::state, Arrays.toString(State.values())),
                one(
                        request,
                        "provider",
                        search.providers()::find,
                        search.providers().texts().toString()),
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
        return read.apply(given.get()).orElseThrow(() -> wrong(name, given.get(), "one of " + allowed));
    }

    private static int number(WebRequest request, String name, int fallback, int least, int most) throws WebProblem {
        Optional<String> given = request.query(name);
        if (given.isEmpty()) {
            return fallback;
        }
        int number = given.get().matches("\\d{1,7}") ? Integer.parseInt(given.get()) : -1;
        if (number < least || number > most) {
            throw wrong(name, given.get(), "a whole number from %d to %d".formatted(least, most));
        }
        return number;
    }

    private static WebProblem wrong(String name, String given, String expected) {
        return new WebProblem(
                400,
                "wrong-parameter",
                "%s = \"%s\": %s was expected / se esperaba otro valor".formatted(name, given, expected));
    }
}
