package io.anula.provider.lafactura;

import static io.anula.config.settings.Kind.HOSTS;
import static io.anula.config.settings.Kind.NAMES;
import static io.anula.config.settings.Kind.PATH;
import static io.anula.config.settings.Kind.ZONE;
import static io.anula.config.settings.Kind.choice;
import static io.anula.config.settings.Kind.oneOf;
import static io.anula.config.settings.Kind.orEmpty;

import io.anula.cancellation.Provider;
import io.anula.config.settings.AccountKeys;
import io.anula.config.settings.AccountValues;
import io.anula.config.settings.Kind;
import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.ProviderSettings;
import io.anula.config.settings.Setting;
import io.anula.provider.lafactura.LaFacturaAccount.Api;
import io.anula.provider.lafactura.LaFacturaAccount.Call;
import io.anula.provider.lafactura.LaFacturaAccount.Lookup;
import io.anula.provider.lafactura.LaFacturaAccount.Repeated;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The settings of LaFactura.co. */
final class LaFacturaSettings implements ProviderSettings {
    private static final Setting<String> API =
            new Setting<>("api", "2.0", choice("2.0", "3.0"), "Version of the interface: 2.0 or 3.0");

    private static final Setting<Set<String>> PREFIXES = new Setting<>(
            "invoice-prefixes",
            "fc-",
            LaFacturaSettings.prefixes(),
            "Codes that it accepts for cancellation: fc-, ds-, da-; the last two need 3.0");

    private static final Setting<Repeated> INT_ID = new Setting<>(
            "intid",
            "none",
            oneOf(Repeated.class),
            "3.0, a repeated intID: none (nothing is known), idempotent (the same note, never a second)");

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

    private static final Setting<String> VERIFY_METHOD = new Setting<>(
            "verify.method",
            "",
            orEmpty(choice("GET", "POST", "PUT")),
            "Method of the status call; empty: as the version says");

    private static final Setting<String> VERIFY_PATH =
            new Setting<>("verify.path", "/invoice/", PATH, "Path of the status call");

    private static final Setting<String> VERIFY_BODY = new Setting<>(
            "verify.body",
            "verifyStatus",
            new Kind<>("a name of letters, digits and _", name -> name.matches("[A-Za-z]\\w{0,62}"), name -> name),
            "Name of the object in the body of the status call");

    private static final Setting<String> GENERAL_METHOD = new Setting<>(
            "general.method",
            "",
            orEmpty(choice("GET", "POST", "PUT")),
            "Method of the question for number ranges; empty: as the version says");

    private static final Setting<String> GENERAL_PATH =
            new Setting<>("general.path", "/general/", PATH, "Path of the question for number ranges");
    /** The host of the vendor's sample links. */
    private static final Setting<Set<String>> EVIDENCE_HOSTS = new Setting<>(
            "evidence.hosts",
            "secure.lafactura.co",
            HOSTS,
            "Hosts from which documents are fetched, with commas between: https://, or as written; empty: none");

    /** LaFactura.co, Colombia, for the tax authority DIAN. Its codes are unique in its whole system. */
    static final Provider PROVIDER = new Provider(
            "lafactura", "LaFactura", Provider.CodesAreOf.PROVIDER, Provider.Decision.POLLED, null, Content::intIdIn);

    @Override
    public Provider provider() {
        return PROVIDER;
    }

    @Override
    public String simulator(UnaryOperator<String> value) {
        return "lafactura/api" + value.apply(API.key());
    }

    @Override
    public List<Setting<?>> keys() {
        List<Setting<?>> own = List.of(
                AccountKeys.USERNAME.withFallback("demo"),
                AccountKeys.PASSWORD.withFallback("demo"),
                API,
                PREFIXES,
                TIMEZONE,
                LOOKUP,
                INT_ID,
                CANCEL_METHOD,
                CANCEL_PATH,
                VERIFY_METHOD,
                VERIFY_PATH,
                VERIFY_BODY,
                GENERAL_METHOD,
                GENERAL_PATH,
                EVIDENCE_HOSTS);
        return Stream.concat(own.stream(), LaFacturaRules.SETTINGS.stream()).toList();
    }

    @Override
    public ProviderAccount account(AccountValues values) {
        Api api = "2.0".equals(values.get(API)) ? Api.V2 : Api.V3;
        boolean second = api == Api.V2;
        return new LaFacturaAccount(
                values.account().withoutSlash(),
                api,
                values.get(PREFIXES),
                values.get(TIMEZONE),
                values.get(LOOKUP),
                values.get(INT_ID),
                new Call(
                        or(values.get(CANCEL_METHOD), second ? "DELETE" : "POST"),
                        or(values.get(CANCEL_PATH), second ? "/invoice/" : "/creditNote/")),
                new Call(or(values.get(VERIFY_METHOD), second ? "GET" : "POST"), values.get(VERIFY_PATH)),
                values.get(VERIFY_BODY),
                new Call(or(values.get(GENERAL_METHOD), second ? "GET" : "POST"), values.get(GENERAL_PATH)),
                values.get(EVIDENCE_HOSTS));
    }

    private static String or(String set, String otherwise) {
        return set.isEmpty() ? otherwise : set;
    }

    private static Kind<Set<String>> prefixes() {
        return new Kind<>(
                "one or several of fc-, ds-, da- with commas between",
                value -> NAMES.allows().test(value)
                        && LaFacturaRequests.PREFIXES.containsAll(NAMES.read().apply(value)),
                NAMES.read());
    }
}
