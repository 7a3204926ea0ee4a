package io.anula.provider.lafactura;

import io.anula.config.settings.ProviderAccount;
import io.anula.io.Json;
import io.anula.provider.AccountChecks;
import io.anula.provider.NumberRanges;
import io.anula.provider.Report;
import io.anula.provider.Request;
import io.anula.provider.http.ProviderAnswer;
import io.anula.provider.lafactura.LaFacturaAccount.Api;
import io.anula.provider.lafactura.LaFacturaAccount.Repeated;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** LaFactura can be asked for the state of a document that does not exist, and for its number ranges. */
final class LaFacturaChecks implements AccountChecks {
    private static final String MISSING = "fc-anula-check-does-not-exist";

    @Override
    public Optional<Request> probe(ProviderAccount account) {
        LaFacturaAccount lafactura = (LaFacturaAccount) account;
        return Optional.of(LaFactura.request(lafactura, lafactura.verify(), Form.verify(lafactura, MISSING)));
    }

    /** The code of {@code status}, because HTTP 200 says nothing; a refused login counts with any HTTP status. */
    @Override
    public int status(ProviderAnswer answer) {
        String code = Json.object(answer.body())
                .map(body -> body.at("/invoiceResult/status/code").asText(""))
                .orElse("");
        boolean success = answer.status() / 100 == 2;
        boolean counts = success ? code.matches("\\d{3}") : code.matches("401|403|407");
        return counts ? Integer.parseInt(code) : answer.status();
    }

    @Override
    public List<Report> remarks(ProviderAccount account) {
        LaFacturaAccount lafactura = (LaFacturaAccount) account;
        List<Report> remarks = new ArrayList<>();
        if (lafactura.api() == Api.V2 && !lafactura.prefixes().equals(Set.of("fc-"))) {
            remarks.add(Report.warning(
                    ("%s: invoice-prefixes has ds- or da-, which only interface 3.0 cancels (lafactura.api) / "
                                    + "invoice-prefixes tiene ds- o da-, que solo anula la interfaz 3.0 (lafactura.api)")
                            .formatted(account.account())));
        }
        if (lafactura.api() == Api.V2 && lafactura.repeated() == Repeated.IDEMPOTENT) {
            remarks.add(Report.warning(
                    "%s: intid has no effect, because interface 2.0 has no intID / intid no tiene efecto en la interfaz 2.0"
                            .formatted(account.account())));
        }
        return remarks;
    }

    @Override
    public boolean hasRanges() {
        return true;
    }

    @Override
    public NumberRanges ranges(ProviderAccount account) throws IOException {
        return Ranges.of((LaFacturaAccount) account);
    }
}
