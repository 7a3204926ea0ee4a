package io.anula.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.cancellation.Key;
import io.anula.cancellation.Provider;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes requests of documents and rows, or says what is wrong with them. */
public final class RequestParser {
    static final String PROVIDER = "provider";
    static final String ACCOUNT = "account";

    private final Accounts accounts;
    private final RowDefaults defaults;
    private final String folder;

    public RequestParser(Accounts accounts) {
        this(accounts, RowDefaults.NONE);
    }

    /** @param defaults what a row of the request table says where it says nothing */
    public RequestParser(Accounts accounts, RowDefaults defaults) {
        this(accounts, defaults, "");
    }

    private RequestParser(Accounts accounts, RowDefaults defaults, String folder) {
        this.accounts = accounts;
        this.defaults = defaults;
        this.folder = folder;
    }

    /** The same for the files in that account's folder; for the inbox itself, whose name is empty, this one. */
    RequestParser inFolderOf(String account) {
        return account.isEmpty() ? this : new RequestParser(accounts, defaults, account);
    }

    /** The request that a document is: ours or a provider's own. Numbers should still have the digits they came with. */
    public CancellationRequest parse(ObjectNode document) throws InvalidRequestException {
        Provider provider = provider(document);
        if (accounts.names(provider).isEmpty()) {
            throw notSetUp(Field.of(document, PROVIDER), provider.text());
        }
        String account = account(provider, Field.of(document, ACCOUNT));
        return switch (provider) {
            case LAFACTURA -> LaFacturaRequests.read(account, document);
            case CALIPSO -> CalipsoRequests.read(account, document, accounts.wantsLegacy(account));
        };
    }

    /** The request that a row of the request table is; its columns may be named in any case. */
    public CancellationRequest parseRow(Map<String, ? extends @Nullable Object> row) throws InvalidRequestException {
        return new RowParser(this, Columns.TABLE, defaults).parse(Rows.plain(row));
    }

    /** Who is named; where nobody is, whose own document it is. */
    private static Provider provider(ObjectNode document) throws InvalidRequestException {
        Field field = Field.of(document, PROVIDER);
        boolean lafactura = document.has(LaFacturaRequests.NATIVE);
        boolean calipso = document.has(CalipsoRequests.TIPO);
        if (field.isAbsent() && lafactura != calipso) {
            return lafactura ? Provider.LAFACTURA : Provider.CALIPSO;
        }
        String name = field.text();
        Provider provider = Provider.named(name)
                .orElseThrow(() -> unknown(
                        field,
                        Arrays.stream(Provider.values()).map(Provider::text).collect(Collectors.toSet())));
        if (lafactura && provider != Provider.LAFACTURA) {
            throw field.wrong("mismatch", "deleteInvoice is LaFactura's", "deleteInvoice es de LaFactura");
        }
        return provider;
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
