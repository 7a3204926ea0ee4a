package io.anula.provider.lafactura;

import io.anula.config.settings.Account;
import io.anula.config.settings.ProviderAccount;
import io.anula.io.Json;
import io.anula.provider.AccountChecks;
import io.anula.provider.NumberRanges;
import io.anula.provider.Request;
import io.anula.provider.http.ProviderAnswer;
import java.io.IOException;
import java.util.Optional;

/** LaFactura can be asked for the state of a document that does not exist, and for its number ranges. */
final class LaFacturaChecks implements AccountChecks {
    private static final String MISSING = "fc-anula-check-does-not-exist";

    @Override
    public Optional<Request> probe(ProviderAccount account) {
        LaFacturaAccount lafactura = (LaFacturaAccount) account;
        return Optional.of(LaFactura.request(lafactura, lafactura.verify(), Form.verify(MISSING)));
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
    public boolean hasRanges() {
        return true;
    }

    @Override
    public NumberRanges ranges(Account account) throws IOException {
        return Ranges.of(account);
    }
}
