package io.anula.provider.lafactura;

import static io.anula.config.settings.Kind.PATH;
import static io.anula.config.settings.Kind.TEXT;
import static io.anula.config.settings.Kind.ZONE;
import static io.anula.config.settings.Kind.choice;

import io.anula.cancellation.Provider;
import io.anula.config.settings.AccountValues;
import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.ProviderSettings;
import io.anula.config.settings.Setting;
import io.anula.provider.lafactura.LaFacturaAccount.Api;
import io.anula.provider.lafactura.LaFacturaAccount.Call;
import io.anula.provider.lafactura.LaFacturaAccount.Lookup;
import java.time.ZoneId;
import java.util.List;

/** The settings of LaFactura.co. */
final class LaFacturaSettings implements ProviderSettings {
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
    public List<Setting> keys() {
        return List.of(
                new Setting("username", "demo", TEXT, "Login; empty: none is sent"),
                new Setting("password", "demo", TEXT, "Password"),
                new Setting("api", "2.0", choice("2.0", "3.0"), "Version of the interface: 2.0 or 3.0"),
                new Setting("timezone", "America/Bogota", ZONE, "Whose day goes into the hash"),
                new Setting(
                        "lookup",
                        "none",
                        choice("none", "hint", "authoritative"),
                        "A look-up of the invoice: none, hint (a found note is believed), authoritative (an absent one too)"),
                new Setting(
                        "cancel.method",
                        "",
                        choice("DELETE", "POST", "PUT").orEmpty(),
                        "Method of the call for a note; empty: as the version says"),
                new Setting("cancel.path", "", PATH.orEmpty(), "Path of the same call; empty: as the version says"),
                new Setting("verify.method", "GET", choice("GET", "POST", "PUT"), "Method of the status call"),
                new Setting("verify.path", "/invoice/", PATH, "Path of the status call"));
    }

    @Override
    public ProviderAccount account(AccountValues values) {
        Api api = "2.0".equals(values.text("api")) ? Api.V2 : Api.V3;
        String method = values.text("cancel.method");
        String path = values.text("cancel.path");
        return new LaFacturaAccount(
                values.account().withoutSlash(),
                api,
                ZoneId.of(values.text("timezone")),
                values.choice("lookup", Lookup.class),
                new Call(
                        method.isEmpty() ? (api == Api.V2 ? "DELETE" : "POST") : method,
                        path.isEmpty() ? (api == Api.V2 ? "/invoice/" : "/creditNote/") : path),
                new Call(values.text("verify.method"), values.text("verify.path")));
    }
}
