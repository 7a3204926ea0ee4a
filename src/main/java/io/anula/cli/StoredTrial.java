package io.anula.cli;

import static io.anula.config.settings.HttpKeys.HTTP_PORT;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.config.live.Home;
import io.anula.config.settings.Settings;
import io.anula.io.Json;
import io.anula.provider.ProviderAdapter;
import io.anula.provider.registry.Providers;
import io.anula.provider.trial.StoredAnswers;
import io.anula.provider.trial.Trial;
import io.anula.store.CancellationQueries;
import io.anula.store.CancellationSearch;
import io.anula.store.Database;
import io.anula.store.access.StoreFile;
import io.anula.store.access.StoreLogin;
import java.nio.file.Files;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tries settings on all answers in the store, a page at a time: through the running service, or in the store itself. */
final class StoredTrial {
    private static final int PAGE = 100;

    private final ProviderAdapter adapter;
    private final Map<String, String> values;
    private final String url;
    private final Texts texts;
    private final Clock clock;

    /** @param url of the service; empty for the one of this home */
    StoredTrial(ProviderAdapter adapter, Map<String, String> values, String url, Texts texts, Clock clock) {
        this.adapter = adapter;
        this.values = values;
        this.url = url;
        this.texts = texts;
        this.clock = clock;
    }

    /** A page of {@link StoredAnswers} as JSON. */
    private interface Pages {
        JsonNode page(@Nullable String before, int most) throws CommandFailedException;
    }

    void run(int most, TrialText text) throws CommandFailedException {
        Home home = Home.ofProcess(Providers.ALL);
        Settings settings = home.settings();
        if (!url.isEmpty() || settings.get(HTTP_PORT) != 0) {
            ServiceClient service = ServiceClient.of(url, texts);
            if (!url.isEmpty() || service.isThere()) {
                pages((before, size) -> ask(service, before, size), most, text);
                return;
            }
        }
        if (!StoreLogin.folder(settings).map(Files::exists).orElse(true)) {
            throw new CommandFailedException(texts.say("no-store"));
        }
        Trial trial = Trial.of(adapter, values, set -> home.with(set).settings());
        try (Database database = StoreFile.openChecked(settings, home.folder(), clock)) {
            StoredAnswers answers = trial.stored(new CancellationSearch(database), new CancellationQueries(database));
            pages((before, size) -> Json.mapper().valueToTree(answers.page(before, size)), most, text);
        }
    }

    private JsonNode ask(ServiceClient service, @Nullable String before, int most) throws CommandFailedException {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("set", values);
        asked.put("most", most);
        if (before != null) {
            asked.put("before", before);
        }
        return service.post("/api/answers/" + adapter.provider().text(), asked);
    }

    private static void pages(Pages pages, int most, TrialText text) throws CommandFailedException {
        long cancellations = 0;
        long answers = 0;
        long otherwise = 0;
        long skipped = 0;
        String before = null;
        do {
            JsonNode page = pages.page(before, (int) Math.min(PAGE, most - cancellations));
            cancellations += page.path("cancellations").asLong();
            answers += page.path("answers").asLong();
            skipped += page.path("skipped").asLong();
            otherwise += page.path("otherwise").size();
            page.path("otherwise").forEach(text::difference);
            before = page.path("goOn").isTextual() ? page.path("goOn").asText() : null;
        } while (before != null && cancellations < most);
        text.end(cancellations, answers, otherwise, skipped);
    }
}
