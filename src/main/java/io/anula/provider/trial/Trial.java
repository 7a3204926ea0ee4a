package io.anula.provider.trial;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Key;
import io.anula.cancellation.Provider;
import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.Settings;
import io.anula.config.settings.SettingsException;
import io.anula.provider.ExampleAnswers;
import io.anula.provider.Judgement;
import io.anula.provider.ProviderAdapter;
import io.anula.provider.http.ProviderAnswer;
import io.anula.store.CancellationQueries;
import io.anula.store.CancellationSearch;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The settings of one provider with other values, to be tried on kept answers. */
public final class Trial {
    private final ProviderAdapter adapter;
    private final ExampleAnswers examples;
    private final Settings settings;

    private Trial(ProviderAdapter adapter, ExampleAnswers examples, Settings settings) {
        this.adapter = adapter;
        this.examples = examples;
        this.settings = settings;
    }

    /**
     * A trial with these values.
     *
     * @param values the provider's keys with the values that are tried
     * @param home gives the settings of the home with these values over its own
     * @throws WrongTrialException when a key is not the provider's, or a value is wrong
     */
    public static Trial of(ProviderAdapter adapter, Map<String, String> values, SettingsWithValues home) {
        ExampleAnswers examples = adapter.examples()
                .orElseThrow(() -> new WrongTrialException("%s: no setting says how its answers are read"
                        .formatted(adapter.provider().text())));
        demandKeys(adapter.provider(), examples.keys(), values.keySet());
        try {
            return new Trial(adapter, examples, home.with(withAddress(adapter.provider(), values, home)));
        } catch (SettingsException wrong) {
            throw new WrongTrialException(wrong);
        }
    }

    private static void demandKeys(Provider provider, List<String> allowed, Set<String> given) {
        String account = Pattern.quote(provider.text()) + "\\.(accounts\\.[a-z0-9_-]{1,64}\\.)?";
        List<String> wrong = given.stream()
                .filter(key -> !allowed.contains(key.replaceFirst("^" + account, ""))
                        || !key.startsWith(provider.text() + '.'))
                .map(key -> "%s: cannot be tried; expected %s.%s"
                        .formatted(key, provider.text(), String.join(", ", allowed)))
                .toList();
        if (!wrong.isEmpty()) {
            throw new WrongTrialException(String.join(System.lineSeparator(), wrong));
        }
    }

    /** No call is made, so the default account can be tried before it has an address. */
    private static Map<String, String> withAddress(
            Provider provider, Map<String, String> values, SettingsWithValues home) {
        Map<String, String> all = new TreeMap<>(values);
        if (!home.with(values).accounts(provider).contains(Key.DEFAULT_ACCOUNT)) {
            all.put(provider.text() + ".url", "http://localhost/");
        }
        return all;
    }

    /** The provider's account with the values that are tried. */
    private ProviderAccount account(String name) {
        return settings.account(new AccountName(adapter.provider(), name))
                .orElseThrow(() -> new WrongTrialException("%s.accounts.%s.url: this account has no address"
                        .formatted(adapter.provider().text(), name)));
    }

    /**
     * Judges the answer to a submit whose request is not known.
     *
     * @param account the name of the account
     * @param authorised whether the request had an authorisation of its own
     */
    public Judgement judge(String account, ProviderAnswer answer, boolean authorised) {
        return examples.judge(examples.claim(account(account), answer, authorised), answer);
    }

    /** The answers in this store. */
    public StoredAnswers stored(CancellationSearch search, CancellationQueries queries) {
        return new StoredAnswers(search, queries, adapter.provider(), examples, settings);
    }
}
