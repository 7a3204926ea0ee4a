package io.anula.provider.calipso;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Key;
import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.Setting;
import io.anula.io.Json;
import io.anula.provider.Claim;
import io.anula.provider.ExampleAnswers;
import io.anula.provider.Judgement;
import io.anula.provider.Operation;
import io.anula.provider.calipso.AnswerFields.Field;
import io.anula.provider.http.ProviderAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Judges kept answers of Calipso. */
final class CalipsoExamples implements ExampleAnswers {
    /** The authorisation of a request that is not known, if the answer has none; a person reads it. */
    private static final String ANY_CAE = "(as sent)";

    private static final String ANY_ORDER = "1";

    private final Calipso calipso;

    CalipsoExamples(Calipso calipso) {
        this.calipso = calipso;
    }

    @Override
    public List<String> keys() {
        return CalipsoSettings.OF_ANSWERS.stream().map(Setting::key).toList();
    }

    @Override
    public Judgement judge(Claim claim, ProviderAnswer answer) {
        return calipso.judgement(claim.operation(), claim, answer);
    }

    @Override
    public Claim claim(ProviderAccount account, ProviderAnswer answer, boolean authorised) {
        String order = AnswerFields.read(answer.body()).stream()
                .flatMap(fields -> fields.all().stream())
                .filter(field -> field.isNamed(Signs.ORDER)
                        && !field.value().isBlank()
                        && field.value().length() <= Key.LONGEST_INVOICE)
                .map(Field::value)
                .findFirst()
                .orElse(ANY_ORDER);
        ObjectNode document = Json.mapper().createObjectNode().put("ordenid", order);
        if (authorised) {
            document.put("CAE", cae(answer, (CalipsoAccount) account));
        }
        Key key = new Key(CalipsoSettings.PROVIDER, account.account().name(), OrderId.canonical(order));
        Cancellation ready = Cancellation.ready("example", key, Instant.EPOCH);
        return new Claim(Operation.SUBMIT, ready, Json.text(document), Instant.EPOCH, account);
    }

    /** The CAE in the answer, as if the request had the same. */
    private static String cae(ProviderAnswer answer, CalipsoAccount account) {
        return Objects.requireNonNullElse(
                AnswerFields.read(answer.body())
                        .map(fields -> new Reading(fields, account.answer(), ANY_ORDER).cae())
                        .orElse(null),
                ANY_CAE);
    }
}
