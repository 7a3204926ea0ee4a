package io.anula.provider.trial;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Provider;
import io.anula.cancellation.State;
import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.Settings;
import io.anula.provider.Claim;
import io.anula.provider.ExampleAnswers;
import io.anula.provider.Judgement;
import io.anula.provider.Operation;
import io.anula.provider.http.ProviderAnswer;
import io.anula.store.CancellationFilter;
import io.anula.store.CancellationQueries;
import io.anula.store.CancellationSearch;
import io.anula.store.HistoryRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges the answers in the history by other settings, and names those that are judged otherwise than they were. It
 * reads one history at a time, calls nobody and changes nothing.
 *
 * <p>The history keeps an answer's body. Its HTTP status is the one that the recorded message names; without one it is
 * taken as 200.
 */
public final class StoredAnswers {
    private static final int OK = 200;
    private static final Pattern STATUS = Pattern.compile("HTTP ([1-5]\\d\\d)(?: → (\\S+))?");

    private final CancellationSearch search;
    private final CancellationQueries queries;
    private final Provider provider;
    private final ExampleAnswers examples;
    private final Settings settings;

    StoredAnswers(
            CancellationSearch search,
            CancellationQueries queries,
            Provider provider,
            ExampleAnswers examples,
            Settings settings) {
        this.search = search;
        this.queries = queries;
        this.provider = provider;
        this.examples = examples;
        this.settings = settings;
    }

    /**
     * A page of cancellations, newest first.
     *
     * @param cancellations how many were looked at
     * @param answers how many answers of these were judged
     * @param skipped how many answers could not be judged: their account is not set up any more
     * @param goOn the next page begins before this id; null at the end
     */
    public record Page(
            int cancellations,
            int answers,
            int skipped,
            List<Difference> otherwise,
            @Nullable String goOn) {}

    /**
     * Judges the answers of the next cancellations.
     *
     * @param before only those before this id; null for the newest
     * @param most how many cancellations, 1 upwards
     */
    public Page page(@Nullable String before, int most) {
        CancellationSearch.Page found = search.page(new CancellationFilter(null, provider, null, null), before, most);
        List<Difference> otherwise = new ArrayList<>();
        int answers = 0;
        int skipped = 0;
        for (Cancellation each : found.found()) {
            List<HistoryRow> history = queries.history(each.id());
            Optional<ProviderAccount> account =
                    settings.account(new AccountName(provider, each.key().account()));
            for (int i = 1; i < history.size(); i++) {
                if (!isAnswer(history, i)) {
                    continue;
                }
                if (account.isEmpty()) {
                    skipped++;
                    continue;
                }
                answers++;
                difference(each, history, i, account.get()).ifPresent(otherwise::add);
            }
        }
        return new Page(found.found().size(), answers, skipped, otherwise, found.goOn());
    }

    private static boolean isAnswer(List<HistoryRow> history, int row) {
        return history.get(0).content() != null
                && history.get(row).content() != null
                && history.get(row).actor() == null
                && Meaning.ofEvent(history.get(row).event()).isPresent()
                && operation(history, row) != null;
    }

    /** The call that the row's answer belongs to; null if there was none. */
    private static @Nullable Operation operation(List<HistoryRow> history, int row) {
        State before = history.get(row - 1).state();
        return before == State.SENDING ? Operation.SUBMIT : before == State.IN_DOUBT ? Operation.LOOKUP : null;
    }

    private Optional<Difference> difference(
            Cancellation cancellation, List<HistoryRow> history, int row, ProviderAccount account) {
        HistoryRow kept = history.get(row);
        Operation operation = Objects.requireNonNull(operation(history, row));
        String request = Objects.requireNonNull(history.get(0).content());
        Claim claim = new Claim(operation, cancellation, request, Instant.EPOCH, account);
        Judgement judged = examples.judge(claim, answer(kept));
        Meaning then = Meaning.ofEvent(kept.event()).orElseThrow();
        Meaning now = Meaning.of(judged.outcome());
        boolean isLast = row == history.size() - 1 && cancellation.state() == State.ACCEPTED;
        CreditNote thenNote = isLast && cancellation.noteBy() == null ? cancellation.note() : null;
        CreditNote nowNote = note(judged.outcome());
        if (then == now && (!isLast || Objects.equals(thenNote, nowNote))) {
            return Optional.empty();
        }
        return Optional.of(new Difference(
                cancellation.id(),
                cancellation.key().invoice(),
                cancellation.key().account(),
                kept.at().toString(),
                operation.name(),
                then.text(),
                thenNote,
                now.text(),
                nowNote,
                judged.reasons()));
    }

    /** The credit note that the outcome names, or null. */
    public static @Nullable CreditNote note(Outcome outcome) {
        return outcome instanceof Outcome.Confirmed confirmed ? confirmed.note() : null;
    }

    /** The answer as it came, as far as the history keeps it. */
    static ProviderAnswer answer(HistoryRow row) {
        Matcher said = STATUS.matcher(Objects.requireNonNullElse(row.message(), ""));
        boolean found = said.find();
        return new ProviderAnswer(
                found ? Integer.parseInt(said.group(1)) : OK,
                Objects.requireNonNullElse(row.content(), ""),
                null,
                found ? said.group(2) : null);
    }
}
