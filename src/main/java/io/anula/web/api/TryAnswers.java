package io.anula.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Json;
import io.anula.provider.Adapters;
import io.anula.provider.ProviderAdapter;
import io.anula.provider.trial.SettingsWithValues;
import io.anula.provider.trial.StoredAnswers;
import io.anula.provider.trial.Trial;
import io.anula.provider.trial.WrongTrialException;
import io.anula.store.CancellationQueries;
import io.anula.store.CancellationSearch;
import io.anula.web.WebHandler;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges the answers in the store by other values of the provider's settings, a page at a time. Nothing is changed, and
 * no setting is.
 */
public final class TryAnswers implements WebHandler {
    private static final int MOST = 100;

    private final Adapters adapters;
    private final SettingsWithValues settings;
    private final CancellationSearch search;
    private final CancellationQueries queries;

    /** @param settings gives the home's settings with other values */
    public TryAnswers(
            Adapters adapters, SettingsWithValues settings, CancellationSearch search, CancellationQueries queries) {
        this.adapters = adapters;
        this.settings = settings;
        this.search = search;
        this.queries = queries;
    }

    @Override
    public WebReply answer(WebRequest request) throws WebProblem {
        ProviderAdapter adapter = adapters.find(request.part("provider"))
                .filter(found -> found.examples().isPresent())
                .orElseThrow(
                        () -> new WebProblem(
                                404,
                                "no-such-provider",
                                "No setting says how this provider's answers are read / Ningún ajuste define cómo se leen sus respuestas"));
        String body = new String(request.body(), StandardCharsets.UTF_8);
        JsonNode asked = Json.object(body)
                .orElseThrow(() ->
                        new WebProblem(400, "no-json", "A JSON object was expected / se esperaba un objeto JSON"));
        StoredAnswers.Page page = trial(adapter, asked.path("set"))
                .stored(search, queries)
                .page(text(asked.path("before")), most(asked.path("most")));
        return WebReply.json(200, page);
    }

    private Trial trial(ProviderAdapter adapter, JsonNode set) throws WebProblem {
        Map<String, String> values = new TreeMap<>();
        set.properties()
                .forEach(each -> values.put(each.getKey(), each.getValue().asText()));
        try {
            return Trial.of(adapter, values, settings);
        } catch (WrongTrialException wrong) {
            throw new WebProblem(422, "wrong-settings", String.valueOf(wrong.getMessage()));
        }
    }

    private static int most(JsonNode given) throws WebProblem {
        int most = given.isMissingNode() ? MOST : given.asInt(0);
        if (most < 1 || most > MOST) {
            throw WebProblem.wrongParameter("most", given.asText(), "a whole number from 1 to %d".formatted(MOST));
        }
        return most;
    }

    private static @Nullable String text(JsonNode given) {
        return given.isTextual() ? given.asText() : null;
    }
}
