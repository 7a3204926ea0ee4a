package io.anula.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.cancellation.AccountName;
import io.anula.cancellation.Key;
import io.anula.cancellation.Provider;
import io.anula.config.settings.ProviderAccount;
import io.anula.intake.rules.CancellationRequest;
import io.anula.intake.rules.Field;
import io.anula.intake.rules.InvalidRequestException;
import io.anula.provider.Adapters;
import io.anula.provider.ProviderAdapter;
import io.anula.provider.RequestForm.Own;
import io.anula.provider.rules.RuleJudge;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes requests from documents and rows, or describes their faults. */
public final class RequestParser {
    static final String PROVIDER = "provider";
    static final String ACCOUNT = "account";

    private final Adapters adapters;
    private final Accounts accounts;
    private final RowDefaults defaults;
    private final String folder;
    private final RequestFiles files;
    private final RuleJudge judge;

    /** A parser that judges by no rules. */
    public RequestParser(Adapters adapters, Accounts accounts) {
        this(adapters, accounts, RowDefaults.NONE, RuleJudge.NONE);
    }

    /**
     * @param defaults the values for fields that a row of the request table leaves empty
     * @param judge judges the requests by the rules of their provider
     */
    public RequestParser(Adapters adapters, Accounts accounts, RowDefaults defaults, RuleJudge judge) {
        this(adapters, accounts, defaults, "", new RequestFiles(adapters), judge);
    }

    private RequestParser(
            Adapters adapters,
            Accounts accounts,
            RowDefaults defaults,
            String folder,
            RequestFiles files,
            RuleJudge judge) {
        this.files = files;
        this.judge = judge;
        this.adapters = adapters;
        this.accounts = accounts;
        this.defaults = defaults;
        this.folder = folder;
    }

    /** The reader of request files. */
    public RequestFiles files() {
        return files;
    }

    /** The providers whose requests are parsed. */
    Adapters adapters() {
        return adapters;
    }

    /** A parser for files in this account's folder; this parser for the inbox itself, whose name is empty. */
    RequestParser inFolderOf(String account) {
        return account.isEmpty() ? this : new RequestParser(adapters, accounts, defaults, account, files, judge);
    }

    /** The request in a document of our own form or of a provider's. Numbers must still have their original digits. */
    public CancellationRequest parse(ObjectNode document) throws InvalidRequestException {
        ProviderAdapter adapter = adapter(document);
        Provider provider = adapter.provider();
        if (accounts.names(provider).isEmpty()) {
            throw notSetUp(Field.of(document, PROVIDER), provider.text());
        }
        ProviderAccount account =
                accounts.account(new AccountName(provider, account(provider, Field.of(document, ACCOUNT))));
        return judge.judge(
                adapter.rules(), account, document, adapter.requests().read(account, document));
    }

    /** The request in a row of the request table; column names may have any letter case. */
    public CancellationRequest parseRow(Map<String, ? extends @Nullable Object> row) throws InvalidRequestException {
        return new RowParser(this, Columns.TABLE, defaults).parse(Rows.plain(row));
    }

    /** The provider that the document names, otherwise the one whose own form it has. */
    ProviderAdapter adapter(ObjectNode document) throws InvalidRequestException {
        Field field = Field.of(document, PROVIDER);
        List<ProviderAdapter> owners = owners(document);
        if (field.isAbsent() && owners.size() == 1) {
            return owners.get(0);
        }
        ProviderAdapter named = adapters.find(field.text())
                .orElseThrow(() -> unknown(field, Set.copyOf(adapters.names().texts())));
        for (ProviderAdapter owner : owners) {
            Own own = owner.requests().own().orElseThrow();
            if (own.isWrapped() && owner != named) {
                throw field.wrong(
                        "mismatch",
                        "%s is %s's".formatted(own.mark(), owner.provider().title()),
                        "%s es de %s".formatted(own.mark(), owner.provider().title()));
            }
        }
        return named;
    }

    /** The providers whose own form the document may have. */
    List<ProviderAdapter> owners(ObjectNode document) {
        return adapters.all().stream()
                .filter(each -> each.requests()
                        .own()
                        .map(Own::mark)
                        .filter(document::has)
                        .isPresent())
                .toList();
    }

    private String account(Provider provider, Field field) throws InvalidRequestException {
        Set<String> known = accounts.names(provider);
        String otherwise = folder.isEmpty() ? Key.DEFAULT_ACCOUNT : folder.toLowerCase(Locale.ROOT);
        String name = field.isAbsent() ? otherwise : field.text().toLowerCase(Locale.ROOT);
        if (!folder.isEmpty() && !name.equals(otherwise)) {
            throw field.wrong(
                    "mismatch",
                    "the file lies in the folder of account " + otherwise,
                    "el archivo está en la carpeta de la cuenta " + otherwise);
        }
        if (!known.contains(name)) {
            throw unknown(field, known);
        }
        return name;
    }

    private static InvalidRequestException notSetUp(Field field, String provider) {
        return field.wrong(
                "provider-not-set-up",
                "%1$s is not set up in this Anula: set %1$s.url, then send the request again".formatted(provider),
                "%1$s no está configurado en esta Anula: defina %1$s.url y envíe la solicitud de nuevo"
                        .formatted(provider));
    }

    private static InvalidRequestException unknown(Field field, Set<String> known) {
        String names = String.join(", ", new TreeSet<>(known));
        return field.wrong(
                "unknown-" + field.path(),
                "one of %s was expected".formatted(names),
                "se esperaba uno de: %s".formatted(names));
    }
}
