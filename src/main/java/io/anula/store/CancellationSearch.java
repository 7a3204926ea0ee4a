package io.anula.store;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.ProviderNames;
import io.anula.cancellation.State;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Searches cancellations, newest first. The cost depends on the page, not on the number of cancellations:
 *
 * <ol>
 *   <li>The beginning of an id or an invoice is found through their indexes.
 *   <li>A state with few cancellations is found through the index of due times.
 *   <li>Everything else is read from the newest backwards, up to a number of rows; the page says where to continue.
 * </ol>
 */
public final class CancellationSearch {
    /** The limit of rows that are read for one page. */
    public static final int MOST_READ = 20_000;

    private static final int FIRST_CHUNK = 200;
    private static final int CHUNK = 4_000;
    /** Sorts after every id: ids begin with a digit. */
    static final String AFTER_ALL = "Z";

    private final CancellationLines rows;
    private final CancellationIndex index;
    private final ProviderNames providers;

    public CancellationSearch(Database database) {
        Sql sql = database.reading();
        this.providers = sql.providers();
        this.rows = new CancellationLines(sql);
        this.index = new CancellationIndex(sql, rows);
    }

    /** The providers of the cancellations in the store. */
    public ProviderNames providers() {
        return providers;
    }

    /**
     * A page of results.
     *
     * @param goOn the next page begins before this id; null at the end of the search
     * @param bounded true when the page is not full because the limit of rows was reached
     */
    public record Page(List<Cancellation> found, @Nullable String goOn, boolean bounded) {}

    /**
     * The matching cancellations, newest first.
     *
     * @param before only those before this id; null for the newest
     * @param most the size of the page, 1 upwards
     */
    public Page page(CancellationFilter filter, @Nullable String before, int most) {
        Set<String> ids = new LinkedHashSet<>(before == null ? index.named(filter, most) : List.of());
        String from = before == null ? AFTER_ALL : before;
        List<String> few = index.few(filter);
        if (few == null) {
            return scan(filter, from, most, ids);
        }
        List<String> left = few.stream().filter(id -> id.compareTo(from) < 0).toList();
        left.stream().limit(most).forEach(ids::add);
        String goOn = left.size() > most ? left.get(most - 1) : null;
        return new Page(rows.whole(ids), goOn, false);
    }

    /**
     * The matching cancellations without the first ones. All skipped ones are read too, so a late page costs as much as
     * all pages before it.
     *
     * @param skipped how many are skipped, 0 upwards
     * @param most the size of the page, 1 upwards
     */
    public List<Cancellation> after(CancellationFilter filter, long skipped, int most) {
        List<Cancellation> found = new ArrayList<>();
        long left = skipped;
        // From an id on: the page without one puts those that are found by name before newer ones.
        String before = AFTER_ALL;
        while (before != null && found.size() < most) {
            Page page = page(filter, before, (int) Math.min(CHUNK, left + most - found.size()));
            page.found().stream().skip(left).limit(most - found.size()).forEach(found::add);
            left = Math.max(0, left - page.found().size());
            before = page.goOn();
        }
        return found;
    }

    /** The cancellations in this state, newest first, up to this number. */
    public List<Cancellation> in(State state, int most) {
        return page(new CancellationFilter(state, null, null, null), null, most).found();
    }

    private Page scan(CancellationFilter filter, String before, int most, Set<String> ids) {
        Predicate<CancellationLine> fits = CancellationLine.fits(filter);
        int wanted = Math.max(most, ids.size());
        String last = before;
        int read = 0;
        int size = Math.max(FIRST_CHUNK, most + 1);
        while (read < MOST_READ) {
            List<CancellationLine> chunk = rows.before(last, size);
            for (CancellationLine row : chunk) {
                if (fits.test(row) && !ids.contains(row.id())) {
                    if (ids.size() >= wanted) {
                        return new Page(rows.whole(ids), last, false);
                    }
                    ids.add(row.id());
                }
                last = row.id();
            }
            if (chunk.size() < size) {
                return new Page(rows.whole(ids), null, false);
            }
            read += chunk.size();
            size = CHUNK;
        }
        return new Page(rows.whole(ids), last, true);
    }
}
