package io.anula.provider.lafactura;

import static io.anula.config.settings.Kind.HOSTS;
import static io.anula.config.settings.Kind.PATH;
import static io.anula.config.settings.Kind.ZONE;
import static io.anula.config.settings.Kind.choice;
import static io.anula.config.settings.Kind.oneOf;
import static io.anula.config.settings.Kind.orEmpty;

import io.anula.cancellation.Provider;
import io.anula.config.settings.AccountKeys;
import io.anula.config.settings.AccountValues;
import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.ProviderSettings;
import io.anula.config.settings.Setting;
import io.anula.provider.lafactura.LaFacturaAccount.Api;
import io.anula.provider.lafactura.LaFacturaAccount.Call;
import io.anula.provider.lafactura.LaFacturaAccount.Lookup;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** The settings of LaFactura.co. */
final class LaFacturaSettings implements ProviderSettings {
    private static final Setting<String> API =
            new Setting<>("api", "2.0", choice("2.0", "3.0"), "Version of the interface: 2.0 or 3.0");

    private static final Setting<ZoneId> TIMEZONE =
            new Setting<>("timezone", "America/Bogota", ZONE, "Whose day goes into the hash");

    private static final Setting<Lookup> LOOKUP = new Setting<>(
            "lookup",
            "none",
            oneOf(Lookup.class),
            "A look-up of the invoice: none, hint (a found note is believed), authoritative (an absent one too)");

    private static final Setting<String> CANCEL_METHOD = new Setting<>(
            "cancel.method",
            "",
            orEmpty(choice("DELETE", "POST", "PUT")),
            "Method of the call for a note; empty: as the version says");

    private static final Setting<String> CANCEL_PATH =
            new Setting<>("cancel.path", "", orEmpty(PATH), "Path of the same call; empty: as the version says");

    private static final Setting<String> VERIFY_METHOD =
            new Setting<>("verify.method", "GET", choice("GET", "POST", "PUT"), "Method of the status call");

    private static final Setting<String> VERIFY_PATH =
            new Setting<>("verify.path", "/invoice/", PATH, "Path of the status call");

    /** The host of the vendor's sample links. */
    private static final Setting<Set<String>> EVIDENCE_HOSTS = new Setting<>(
            "evidence.hosts",
            "secure.lafactura.co",
            HOSTS,
            "Hosts from which documents are fetched, with commas between: https://, or as written; empty: none");

    /** LaFactura.co, Colombia, for the tax authority DIAN. Its codes are unique in its whole system. */
    static final Provider PROVIDER =
            new Provider("lafactura", "LaFactura", Provider.CodesAreOf.PROVIDER, Provider.Decision.POLLED);

    @Override
    public Provider provider() {
        return PROVIDER;
    }

    @Override
    public String simulator() {
        return "lafactura/api2.0";
    }

    @Override
    public List<Setting<?>> keys() {
        return List.of(
                AccountKeys.USERNAME.withFallback("demo"),
                AccountKeys.PASSWORD.withFallback("demo"),
                API,
                TIMEZONE,
                LOOKUP,
                CANCEL_METHOD,
                CANCEL_PATH,
                VERIFY_METHOD,
                VERIFY_PATH,
                EVIDENCE_HOSTS);
    }

    @Override
    public ProviderAccount account(AccountValues values) {
        Api api = "2.0".equals(values.get(API)) ? Api.V2 : Api.V3;
        String method = values.get(CANCEL_METHOD);
        String path = values.get(CANCEL_PATH);
        return new LaFacturaAccount(
                values.account().withoutSlash(),
                api,
                values.get(TIMEZONE),
                values.get(LOOKUP),
                new Call(
                        method.isEmpty() ? (api == Api.V2 ? "DELETE" : "POST") : method,
                        path.isEmpty() ? (api == Api.V2 ? "/invoice/" : "/creditNote/") : path),
                new Call(values.get(VERIFY_METHOD), values.get(VERIFY_PATH)),
                values.get(EVIDENCE_HOSTS));
    }
}
