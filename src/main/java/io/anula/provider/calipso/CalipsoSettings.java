package io.anula.provider.calipso;

import static io.anula.config.settings.Kind.NAMES;
import static io.anula.config.settings.Kind.URL;
import static io.anula.config.settings.Kind.choice;

import io.anula.cancellation.Provider;
import io.anula.config.settings.AccountValues;
import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.ProviderSettings;
import io.anula.config.settings.Setting;
import io.anula.provider.calipso.CalipsoAccount.Encoding;
import io.anula.provider.calipso.CalipsoAccount.Form;
import java.util.List;

/** The settings of Calipso. */
final class CalipsoSettings implements ProviderSettings {
    /** An Argentine ERP for the tax authority ARCA. Each company has its own orders. */
    static final Provider PROVIDER = new Provider(
            "calipso", "Calipso", Provider.CodesAreOf.ACCOUNT, Provider.Decision.ANSWERED, ContentDigest::of);

    @Override
    public Provider provider() {
        return PROVIDER;
    }

    @Override
    public String simulator() {
        return "calipso/";
    }

    @Override
    public List<Setting> keys() {
        return List.of(
                new Setting(
                        "lookup.url",
                        "",
                        URL.orEmpty(),
                        "Where a call in doubt is looked up: GET with ordenid; empty: nowhere"),
                new Setting(
                        "lookup",
                        "hint",
                        choice("hint", "authoritative"),
                        "What that is good for: hint (a found note is believed), authoritative (an absent one too)"),
                new Setting(
                        "form",
                        "auto",
                        choice("auto", "legacy", "new"),
                        "auto sends a document as it came; legacy wants the 13 fields of the authorisation; new takes them out"),
                new Setting("encoding", "json", choice("json", "form"), "How the document is written: json or form"),
                new Setting(
                        "answer.result",
                        "Resultado",
                        NAMES,
                        "Field of an answer that says whether the note was granted; at any depth, in any letter case"),
                new Setting("answer.accepted", "A", NAMES, "Its value that says so"),
                new Setting("answer.rejected", "R", NAMES, "Its value that says the contrary"),
                new Setting("answer.number", "CbteDesde", NAMES, "Field with the printed number"),
                new Setting("answer.cae", "CAE", NAMES, "Field with the authority's code"),
                new Setting(
                        "answer.errors",
                        "error,errores,Errors,Observaciones,faultstring",
                        NAMES,
                        "Fields that are empty after a success"),
                new Setting(
                        "answer.proof",
                        "",
                        choice("cae", "result", "http").orEmpty(),
                        "What proves a success: cae, result, or http (any 2xx: your own risk); empty: cae for the new form, result for the legacy form"));
    }

    @Override
    public ProviderAccount account(AccountValues values) {
        return new CalipsoAccount(
                values.account(),
                values.choice("form", Form.class),
                values.choice("encoding", Encoding.class),
                values.text("lookup.url"),
                "authoritative".equals(values.text("lookup")),
                answer(values));
    }

    private static CalipsoAnswer answer(AccountValues values) {
        return new CalipsoAnswer(
                CalipsoAnswer.names(values.text("answer.result")),
                CalipsoAnswer.names(values.text("answer.accepted")),
                CalipsoAnswer.names(values.text("answer.rejected")),
                CalipsoAnswer.names(values.text("answer.number")),
                CalipsoAnswer.names(values.text("answer.cae")),
                CalipsoAnswer.names(values.text("answer.errors")),
                CalipsoAnswer.Proof.named(values.text("answer.proof")));
    }
}
