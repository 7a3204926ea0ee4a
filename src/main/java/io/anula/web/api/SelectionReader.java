package io.anula.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.cancellation.Provider;
import io.anula.cancellation.ProviderNames;
import io.anula.cancellation.State;
import io.anula.engine.operator.HeldCause;
import io.anula.engine.operator.HeldQueue;
import io.anula.engine.operator.MassDecision;
import io.anula.engine.operator.MassDecision.Selected;
import io.anula.web.WebProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads which cancellations a decision is about: {@code items} with the versions that were seen, or a {@code filter}. */
final class SelectionReader {
    private static final Set<String> PARTS = Set.of("state", "cause", "provider", "account");

    private final HeldQueue queue;
    private final ProviderNames providers;

    SelectionReader(HeldQueue queue, ProviderNames providers) {
        this.queue = queue;
        this.providers = providers;
    }

    /**
     * The cancellations that are decided.
     *
     * @param left how many more match the filter than one decision takes
     */
    record Selection(boolean isFilter, List<Selected> items, int left) {}

    /**
     * The selection in the body of a request.
     *
     * @throws WebProblem with 422 unless there is exactly one of both, and it is valid
     */
    Selection read(JsonNode said) throws WebProblem {
        JsonNode items = said.path("items");
        JsonNode filter = said.path("filter");
        if (items.isArray() == filter.isObject()) {
            throw DecideMany.wrong(
                    "either items (id and version of each) or filter was expected / se esperaba items o filter");
        }
        return items.isArray() ? listed(items) : filtered(filter);
    }

    private static Selection listed(JsonNode items) throws WebProblem {
        if (items.isEmpty() || items.size() > MassDecision.MOST) {
            throw DecideMany.wrong("items: 1 to %d were expected / se esperaban de 1 a %d"
                    .formatted(MassDecision.MOST, MassDecision.MOST));
        }
        List<Selected> selected = new ArrayList<>();
        for (JsonNode item : items) {
            String id = item.path("id").asText("");
            if (id.isBlank()) {
                throw DecideMany.wrong("items: each needs its id / cada uno necesita su id");
            }
            String note = item.path("creditNote").asText("").strip();
            selected.add(new Selected(id, SeenVersion.inBody(item.path("version")), note.isEmpty() ? null : note));
        }
        return new Selection(false, selected, 0);
    }

    /**
     * What is in doubt is decided only in a version that was seen: a filter shows nothing, so it names no version for
     * these.
     */
    private Selection filtered(JsonNode filter) throws WebProblem {
        for (String part : (Iterable<String>) filter::fieldNames) {
            if (!PARTS.contains(part)) {
                throw DecideMany.wrong(
                        "filter.%s: one of %s was expected / se esperaba otro campo".formatted(part, PARTS));
            }
        }
        if (!filter.path("state").asText(State.HELD.name()).equalsIgnoreCase(State.HELD.name())) {
            throw DecideMany.wrong("filter.state: HELD was expected / se esperaba HELD");
        }
        Provider provider =
                one(filter, "provider", providers::find, providers.texts().toString());
        HeldCause cause = one(
                filter,
                "cause",
                HeldCause::named,
                Arrays.stream(HeldCause.values()).map(HeldCause::text).toList().toString());
        String account = filter.path("account").asText("").toLowerCase(Locale.ROOT);
        List<HeldQueue.Item> found =
                queue.items(new HeldQueue.Filter(cause, provider, account.isEmpty() ? null : account));
        List<Selected> selected =
                found.stream().limit(MassDecision.MOST).map(Selected::of).toList();
        List<Selected> seen = new ArrayList<>();
        for (int i = 0; i < selected.size(); i++) {
            boolean doubt = found.get(i).cancellation().heldFrom() == State.IN_DOUBT;
            seen.add(doubt ? new Selected(selected.get(i).id(), null, null) : selected.get(i));
        }
        return new Selection(true, seen, found.size() - selected.size());
    }

    private static <T> @Nullable T one(JsonNode filter, String name, Function<String, Optional<T>> read, String allowed)
            throws WebProblem {
        String given = filter.path(name).asText("");
        if (given.isEmpty()) {
            return null;
        }
        return read.apply(given)
                .orElseThrow(() -> DecideMany.wrong("filter.%s = %s: one of %s was expected / se esperaba otro valor"
                        .formatted(name, given, allowed)));
    }
}
