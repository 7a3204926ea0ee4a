package io.anula.provider;

import io.anula.config.settings.ProviderAccount;
import io.anula.provider.http.ProviderAnswer;
import java.util.List;

/**
 * Judges answers that are kept in a file or in the history, so that settings can be tried before they count. Only a
 * provider whose answers are read by settings has this. Nothing is called and nothing is changed.
 */
public interface ExampleAnswers {
    /** The keys that may be tried, without the names of the provider and of the account. */
    List<String> keys();

    /** The outcome of {@link ProviderAdapter#outcome} by the same code, with its reasons. */
    Judgement judge(Claim claim, ProviderAnswer answer);

    /**
     * A claim for an answer to a submit whose request is not known. The answer is taken as one about that request.
     *
     * @param authorised whether the request had an authorisation of its own
     */
    Claim claim(ProviderAccount account, ProviderAnswer answer, boolean authorised);
}
