package io.anula.store;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The requests of a source one after the other, with one page at a time in memory. */
final class RequestPages implements Iterable<StoredRequest> {
    private static final int PAGE = 500;

    private final Requests requests;
    private final String source;
    private final @Nullable Verdict verdict;

    RequestPages(Requests requests, String source, @Nullable Verdict verdict) {
        this.requests = requests;
        this.source = source;
        this.verdict = verdict;
    }

    @Override
    public Iterator<StoredRequest> iterator() {
        return new Iterator<>() {
            private List<StoredRequest> page = requests.page(source, verdict, 0, PAGE);
            private int next;

            @Override
            public boolean hasNext() {
                if (next == page.size() && page.size() == PAGE) {
                    page = requests.page(source, verdict, page.get(PAGE - 1).record(), PAGE);
                    next = 0;
                }
                return next < page.size();
            }

            @Override
            public StoredRequest next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return page.get(next++);
            }
        };
    }
}
