package io.anula.store;

import com.github.f4b6a3.ulid.UlidCreator;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Transition;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancellations that were lost because an older store replaced the newer one. They are inserted again as held, in one
 * transaction, so that they are never visible as ready. They exclude further requests for their invoices.
 */
public final class MissingCancellations {
    private static final Logger LOG = LoggerFactory.getLogger(MissingCancellations.class);

    private final Sql sql;
    private final Cancellations cancellations;
    private final Transition transition;
    private final Clock clock;

    public MissingCancellations(Database database, Cancellations cancellations, Transition transition, Clock clock) {
        this.sql = database.sql();
        this.cancellations = cancellations;
        this.transition = transition;
        this.clock = clock;
    }

    /** Holds the cancellations whose ids and invoices the store does not know; returns how many. */
    public int hold(List<Missing> named) {
        return sql.inTransaction(() -> {
            Set<String> known = known(named);
            Map<String, Missing> unknown = new LinkedHashMap<>();
            for (Missing one : named) {
                if (!known.contains(one.key().live()) && (one.id() == null || !known.contains(one.id()))) {
                    unknown.putIfAbsent(one.key().live(), one);
                }
            }
            holdAll(withIdsOfTheirOwn(unknown.values()));
            return unknown.size();
        });
    }

    /** The keys and ids that the store knows. */
    private Set<String> known(List<Missing> named) {
        Set<String> known = new HashSet<>(cancellations
                .alive(named.stream().map(one -> one.key().live()).collect(Collectors.toSet()))
                .keySet());
        cancellations
                .find(named.stream().map(Missing::id).filter(Objects::nonNull).toList())
                .forEach(found -> known.add(found.id()));
        return known;
    }

    /** Forgets a content whose id serves another invoice: then a person cannot have it sent. */
    private List<Missing> withIdsOfTheirOwn(Collection<Missing> unknown) {
        Map<String, String> invoices = new HashMap<>();
        cancellations
                .alive(unknown.stream()
                        .flatMap(one -> Stream.ofNullable(noteId(one)))
                        .collect(Collectors.toSet()))
                .forEach((id, first) ->
                        invoices.put(id, first.cancellation().key().live()));
        return unknown.stream()
                .map(one -> {
                    String id = noteId(one);
                    String live = one.key().live();
                    String first = id == null ? live : Objects.requireNonNullElse(invoices.putIfAbsent(id, live), live);
                    return first.equals(live) ? one : new Missing(one.key(), one.id(), null, one.namedBy());
                })
                .toList();
    }

    private static @Nullable String noteId(Missing one) {
        return one.content() == null ? null : NoteIds.key(one.key(), one.content());
    }

    private void holdAll(List<Missing> unknown) {
        Instant now = clock.instant();
        List<NewCancellation> born = new ArrayList<>();
        Map<String, Missing> byId = new HashMap<>();
        for (Missing one : unknown) {
            String id = one.id() == null
                    ? UlidCreator.getMonotonicUlid(now.toEpochMilli()).toString()
                    : one.id();
            byId.put(id, one);
            born.add(new NewCancellation(
                    Cancellation.ready(id, one.key(), now), Objects.requireNonNullElse(one.content(), "")));
        }
        cancellations.insert(born);
        List<Cancellation> ready =
                born.stream().map(NewCancellation::cancellation).toList();
        List<Cancellation> doubted = record(ready, each -> new Outcome.Restored());
        record(doubted, each -> new Outcome.Undecidable(message(Objects.requireNonNull(byId.get(each.id()))), null))
                .forEach(held -> LOG.warn("{} is HELD: {}", held, held.message()));
    }

    private List<Cancellation> record(List<Cancellation> from, Function<Cancellation, Outcome> outcome) {
        return cancellations
                .record(from.stream()
                        .map(each -> Change.of(each, outcome.apply(each), transition, clock.instant()))
                        .toList())
                .stream()
                .map(Change::after)
                .toList();
    }

    private static String message(Missing one) {
        return ("%1$s names it and the restored store did not know it: it may have been cancelled since. Look at the provider's: "
                        + "if there is a credit note, resolve with its number; if not, %2$s / %1$s la nombra y el almacén "
                        + "restaurado no la conocía: puede haberse anulado después. Verifique con el proveedor: si hay nota de "
                        + "crédito, resuelva con su número; si no, %3$s")
                .formatted(
                        one.namedBy(),
                        one.content() == null ? "resolve as not cancelled and ask for it again" : "retry it",
                        one.content() == null ? "resuelva como no anulada y pídala de nuevo" : "reenvíela");
    }

    /** The time of the newest row: the store contains nothing later. The epoch for an empty store. */
    public Instant lastKnown() {
        Long newest = sql.jdbc.queryForObject(
                "select coalesce(max(moment), 0) from (select max(received_at) as moment from intake_file union all "
                        + "select max(created_at) as moment from cancellation) as known",
                Map.of(),
                Long.class);
        return Instant.ofEpochMilli(newest == null ? 0 : newest);
    }
}
