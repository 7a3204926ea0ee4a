package io.anula.provider.calipso;

import static io.anula.config.settings.Kind.BOOLEAN;
import static io.anula.config.settings.Kind.NAMES;
import static io.anula.config.settings.Kind.URL;
import static io.anula.config.settings.Kind.choice;
import static io.anula.config.settings.Kind.oneOf;
import static io.anula.config.settings.Kind.orEmpty;

import io.anula.cancellation.Provider;
import io.anula.config.settings.AccountValues;
import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.ProviderSettings;
import io.anula.config.settings.Setting;
import io.anula.provider.calipso.CalipsoAccount.Encoding;
import io.anula.provider.calipso.CalipsoAccount.Form;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The settings of Calipso. */
final class CalipsoSettings implements ProviderSettings {
    private static final Setting<String> LOOKUP_URL = new Setting<>(
            "lookup.url", "", orEmpty(URL), "Where a call in doubt is looked up: GET with ordenid; empty: nowhere");
    private static final Setting<String> LOOKUP = new Setting<>(
            "lookup",
            "hint",
            choice("hint", "authoritative"),
            "What that is good for: hint (a found note is believed), authoritative (an absent one too)");
    private static final Setting<Form> FORM = new Setting<>(
            "form",
            "auto",
            oneOf(Form.class),
            "auto sends a document as it came; legacy wants the 13 fields of the authorisation; new takes them out");
    private static final Setting<Encoding> ENCODING =
            new Setting<>("encoding", "json", oneOf(Encoding.class), "How the document is written: json or form");
    private static final Setting<Boolean> IN_ORDER = new Setting<>(
            "series.in-order",
            "false",
            BOOLEAN,
            "true: notes of one series (PtoVta, CbteTipo) go one at a time, in the order of their numbers");
    private static final Setting<Set<String>> ANSWER_RESULT = new Setting<>(
            "answer.result",
            "Resultado",
            NAMES,
            "Field of an answer that says whether the note was granted; at any depth, in any letter case");
    private static final Setting<Set<String>> ANSWER_ACCEPTED =
            new Setting<>("answer.accepted", "A", NAMES, "Its value that says so");
    private static final Setting<Set<String>> ANSWER_REJECTED =
            new Setting<>("answer.rejected", "R", NAMES, "Its value that says the contrary");
    private static final Setting<Set<String>> ANSWER_NUMBER =
            new Setting<>("answer.number", "CbteDesde", NAMES, "Field with the printed number");
    private static final Setting<Set<String>> ANSWER_CAE =
            new Setting<>("answer.cae", "CAE", NAMES, "Field with the authority's code");
    private static final Setting<Set<String>> ANSWER_ERRORS = new Setting<>(
            "answer.errors",
            "error,errores,Errors,Observaciones,faultstring",
            NAMES,
            "Fields that are empty after a success");
    private static final Setting<String> ANSWER_PROOF = new Setting<>(
            "answer.proof",
            "",
            orEmpty(choice("cae", "result", "http")),
            "What proves a success: cae, result, or http (any 2xx: your own risk); empty: cae for the new form, result for the legacy form");

    /** The settings that decide how answers are read. */
    static final List<Setting<?>> OF_ANSWERS = List.of(
            LOOKUP,
            FORM,
            ANSWER_RESULT,
            ANSWER_ACCEPTED,
            ANSWER_REJECTED,
            ANSWER_NUMBER,
            ANSWER_CAE,
            ANSWER_ERRORS,
            ANSWER_PROOF);

    /** An Argentine ERP for the tax authority ARCA. Each company has its own orders. */
    static final Provider PROVIDER = new Provider(
            "calipso",
            "Calipso",
            Provider.CodesAreOf.ACCOUNT,
            Provider.Decision.ANSWERED,
            ContentDigest::of,
            content -> null);

    @Override
    public Provider provider() {
        return PROVIDER;
    }

    @Override
    public String simulator(UnaryOperator<String> value) {
        return "calipso/";
    }

    @Override
    public List<Setting<?>> keys() {
        return Stream.of(List.of(LOOKUP_URL, ENCODING, IN_ORDER), OF_ANSWERS, CalipsoRules.SETTINGS)
                .<Setting<?>>flatMap(List::stream)
                .toList();
    }

    @Override
    public ProviderAccount account(AccountValues values) {
        return new CalipsoAccount(
                values.account(),
                values.get(FORM),
                values.get(ENCODING),
                values.get(LOOKUP_URL),
                "authoritative".equals(values.get(LOOKUP)),
                values.get(IN_ORDER),
                answer(values));
    }

    private static CalipsoAnswer answer(AccountValues values) {
        return new CalipsoAnswer(
                values.get(ANSWER_RESULT),
                values.get(ANSWER_ACCEPTED),
                values.get(ANSWER_REJECTED),
                values.get(ANSWER_NUMBER),
                values.get(ANSWER_CAE),
                values.get(ANSWER_ERRORS),
                CalipsoAnswer.Proof.named(values.get(ANSWER_PROOF)));
    }
}
