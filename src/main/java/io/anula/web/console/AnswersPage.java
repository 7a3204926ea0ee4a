package io.anula.web.console;

import io.anula.cancellation.Key;
import io.anula.provider.Adapters;
import io.anula.provider.ProviderAdapter;
import io.anula.provider.http.ProviderAnswer;
import io.anula.provider.trial.HomeSettings;
import io.anula.provider.trial.Trial;
import io.anula.provider.trial.WrongTrialException;
import io.anula.store.CancellationQueries;
import io.anula.store.CancellationSearch;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page on which settings for a provider's answers are tried: on an answer that is pasted, and on those in the store.
 * Values are written into the settings files only after the same person has tried exactly these on all stored answers.
 */
final class AnswersPage implements Page {
    private static final Logger LOG = LoggerFactory.getLogger(AnswersPage.class);
    private static final int MOST_TRIALS = 100;

    private final PageLayout frame;
    private final Adapters adapters;
    private final HomeSettings settings;
    private final CancellationSearch search;
    private final CancellationQueries queries;

    /** What each browser has tried last, by its key. */
    private final Map<String, Tried> tried = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tried> eldest) {
            return size() > MOST_TRIALS;
        }
    };

    AnswersPage(
            PageLayout frame,
            Adapters adapters,
            HomeSettings settings,
            CancellationSearch search,
            CancellationQueries queries) {
        this.frame = frame;
        this.adapters = adapters;
        this.settings = settings;
        this.search = search;
        this.queries = queries;
    }

    /**
     * Values, and how far they were tried.
     *
     * @param goOn the stored answers before this id are still to try; empty if none are
     */
    private record Tried(Map<String, String> values, String goOn) {}

    /**
     * A setting in the form.
     *
     * @param now its value today
     * @param value its value in the form
     */
    record Field(String key, String now, String value) {}

    /** The names of the providers whose answers are read by settings. */
    List<String> providers() {
        return adapters.all().stream()
                .filter(adapter -> adapter.examples().isPresent())
                .map(adapter -> adapter.provider().text())
                .toList();
    }

    @Override
    public WebReply answer(PageRequest visit) throws WebProblem {
        ProviderAdapter adapter = adapters.find(visit.request().part("provider"))
                .filter(found -> found.examples().isPresent())
                .orElseThrow(Problems::unknown);
        List<Field> fields = fields(adapter, visit);
        Map<String, String> changed = new TreeMap<>();
        fields.stream()
                .filter(field -> !field.value().equals(field.now()))
                .forEach(field -> changed.put(field.key(), field.value()));
        Model model = model(visit, adapter, fields, changed);
        if (!visit.isPost()) {
            return frame.page(visit, 200, "answers", model);
        }
        try {
            Trial today = Trial.of(adapter, Map.of(), settings);
            Trial other = Trial.of(adapter, changed, settings);
            return visit.request().form("do").filter("write"::equals).isPresent()
                    ? write(visit, adapter, changed)
                    : tryOut(visit, model, today, other, changed);
        } catch (WrongTrialException | IllegalArgumentException wrong) {
            return frame.page(visit, 422, "answers", model.and("wrong", String.valueOf(wrong.getMessage())));
        }
    }

    private Model model(PageRequest visit, ProviderAdapter adapter, List<Field> fields, Map<String, String> changed) {
        WebRequest request = visit.request();
        String name = adapter.provider().text();
        return Model.of("section", "config")
                .and("here", "/answers/" + name)
                .and("provider", name)
                .and("fields", fields)
                .and("changed", changed)
                .and("answer", request.form("answer").orElse(""))
                .and("status", request.form("status").orElse("200"))
                .and("authorised", request.form("authorised").isPresent())
                .and("pasted", List.of())
                .and("stored", null)
                .and("whole", false)
                .and("wrong", "")
                .and("written", !visit.isPost() && request.query("done").isPresent());
    }

    private List<Field> fields(ProviderAdapter adapter, PageRequest visit) {
        Properties now = settings.with(Map.of()).placeholders();
        return adapter.examples().orElseThrow().keys().stream()
                .map(key -> adapter.provider().text() + '.' + key)
                .map(key -> {
                    String value = now.getProperty(key, "");
                    return new Field(
                            key,
                            value,
                            visit.isPost()
                                    ? visit.request().form(key).orElse(value).strip()
                                    : value);
                })
                .toList();
    }

    private WebReply tryOut(PageRequest visit, Model model, Trial today, Trial other, Map<String, String> changed)
            throws WebProblem {
        String before = visit.request().form("before").orElse("");
        if (!before.isEmpty() && !before.matches(ListPage.ID)) {
            throw Problems.wrong("before: an id was expected / se esperaba un identificador");
        }
        TriedAnswers stored = stored(visit, today, other, before.isEmpty() ? null : before);
        boolean whole = remember(visit.key(), changed, before, stored.goOn());
        model.and("stored", stored).and("whole", whole);
        String pasted = visit.request().form("answer").orElse("");
        if (!pasted.isBlank()) {
            boolean authorised = visit.request().form("authorised").isPresent();
            ProviderAnswer answer = new ProviderAnswer(status(visit.request()), pasted, null, null);
            model.and(
                    "pasted",
                    List.of(
                            PastedAnswer.of(today.judge(Key.DEFAULT_ACCOUNT, answer, authorised), visit.language()),
                            PastedAnswer.of(other.judge(Key.DEFAULT_ACCOUNT, answer, authorised), visit.language())));
        }
        return frame.page(visit, 200, "answers", model);
    }

    /** Remembers how far these values were tried. Returns whether that is all of the way, page by page. */
    private boolean remember(String browser, Map<String, String> values, String before, String goOn) {
        synchronized (tried) {
            Tried last = tried.remove(browser);
            if (before.isEmpty() || new Tried(values, before).equals(last)) {
                tried.put(browser, new Tried(Map.copyOf(values), goOn));
                return goOn.isEmpty();
            }
            return false;
        }
    }

    private TriedAnswers stored(PageRequest visit, Trial today, Trial other, @Nullable String before) {
        return TriedAnswers.of(today.stored(search, queries), other.stored(search, queries), before, visit.language());
    }

    private static int status(WebRequest request) throws WebProblem {
        String given = request.form("status").orElse("").strip();
        if (!given.matches("[1-5]\\d\\d")) {
            throw Problems.wrong("status: an HTTP status such as 200 was expected / se esperaba un estado HTTP");
        }
        return Integer.parseInt(given);
    }

    private WebReply write(PageRequest visit, ProviderAdapter adapter, Map<String, String> changed) {
        synchronized (tried) {
            if (changed.isEmpty() || !new Tried(changed, "").equals(tried.get(visit.key()))) {
                throw new IllegalArgumentException(
                        "These values were not tried on all stored answers yet, so they were not written. Try them first / Primero pruebe estos valores con todas las respuestas guardadas");
            }
        }
        try {
            settings.write(changed);
        } catch (IOException failure) {
            throw new UncheckedIOException("the settings file cannot be written", failure);
        }
        LOG.info("{} has written {} into the settings", visit.who(), changed);
        return WebReply.seeOther("/answers/" + adapter.provider().text() + "?done=written");
    }
}
