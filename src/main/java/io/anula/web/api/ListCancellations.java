package io.anula.web.api;

import io.anula.cancellation.Cancellation;
import io.anula.store.CancellationSearch;
import io.anula.web.ListFilter;
import io.anula.web.WebHandler;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import java.util.List;
import java.util.Optional;

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
        List<Cancellation> found =
                search.after(ListFilter.of(request, search.providers()), (long) page * size, size + 1);
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

    private static int number(WebRequest request, String name, int fallback, int least, int most) throws WebProblem {
        Optional<String> given = request.query(name);
        if (given.isEmpty()) {
            return fallback;
        }
        int number = given.get().matches("\\d{1,7}") ? Integer.parseInt(given.get()) : -1;
        if (number < least || number > most) {
            throw WebProblem.wrongParameter(name, given.get(), "a whole number from %d to %d".formatted(least, most));
        }
        return number;
    }
}
