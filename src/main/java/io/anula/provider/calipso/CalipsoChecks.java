package io.anula.provider.calipso;

import io.anula.config.settings.Account;
import io.anula.config.settings.ProviderAccount;
import io.anula.provider.AccountChecks;
import io.anula.provider.Report;
import io.anula.provider.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calipso can be probed only if a look-up is set up: no other request without effect is known. */
final class CalipsoChecks implements AccountChecks {
    private static final String MISSING = "fc-anula-check-does-not-exist";

    @Override
    public Optional<Request> probe(ProviderAccount account) {
        String lookup = ((CalipsoAccount) account).lookupUrl();
        return lookup.isEmpty() ? Optional.empty() : Optional.of(Request.get(lookup, "ordenid=" + MISSING));
    }

    @Override
    public List<Report> remarks(ProviderAccount account) {
        CalipsoAccount calipso = (CalipsoAccount) account;
        Account called = calipso.account();
        List<Report> found = new ArrayList<>();
        if (calipso.answer().proof() == CalipsoAnswer.Proof.HTTP) {
            found.add(Report.warning(
                    ("%s: answer.proof = http: any answer with HTTP 2xx ends a cancellation, an error page too / cualquier "
                                    + "respuesta HTTP 2xx da por hecha la anulación, incluso una página de error")
                            .formatted(called)));
        }
        if (calipso.lookupUrl().isEmpty()) {
            found.add(Report.notAsked(
                    ("%1$s: its login was not tried, because without calipso.lookup.url every question would make a credit note / "
                                    + "no se probó su usuario: sin calipso.lookup.url, toda consulta emitiría una nota de crédito")
                            .formatted(called)));
        }
        return found;
    }
}
