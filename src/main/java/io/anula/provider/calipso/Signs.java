package io.anula.provider.calipso;

import io.anula.provider.calipso.AnswerFields.Field;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What each field of an answer says, by the names and values in the account's settings.
 *
 * @param order the order that the answer should be about
 */
record Signs(CalipsoAnswer names, String order) {
    private static final Pattern CAE = Pattern.compile("[0-9]{14}");
    private static final String ZEROS = "00000000000000";
    private static final Set<String> WENT_WELL = Set.of("success", "successful", "ok", "exito", "éxito", "exitoso");
    private static final Set<String> NO = Set.of("false", "0", "no", "n", "f");
    private static final Set<String> STANDING =
            Set.of("status", "estado", "state", "result", "resultado", "respuesta", "outcome");
    private static final Set<String> FAILED = Set.of(
            "error",
            "err",
            "fail",
            "failed",
            "failure",
            "fallo",
            "fallido",
            "fallida",
            "ko",
            "nok",
            "rejected",
            "rechazado",
            "rechazada",
            "invalid",
            "invalido",
            "inválido");
    private static final Set<String> WELL_SAID =
            Set.of("ok", "success", "exito", "éxito", "aprobado", "aprobada", "autorizado", "autorizada", "true", "1");
    private static final Set<String> FOUND = Set.of("found");
    static final Set<String> ORDER = Set.of("ordenid");
    private static final Set<String> KIND = Set.of("tipo");
    private static final Set<String> FAULT = Set.of("fault", "faultstring");

    /** Whether this field says that. */
    boolean is(Field field, Sign sign) {
        return switch (sign) {
            case ACCEPTED -> isResult(field, names.accepted());
            case REJECTED -> isResult(field, names.rejected());
            case OTHER_RESULT -> isOtherResult(field);
            case CAE -> field.isNamed(names.cae()) && isCae(field.value());
            case NUMBER -> field.isNamed(names.number()) && !field.value().isEmpty();
            case ERROR -> field.isIn(names.errors()) && field.hasContent();
            case FAILED ->
                (field.isNamed(WENT_WELL) && NO.contains(lower(field.value())))
                        || (field.isNamed(STANDING) && FAILED.contains(lower(field.value())));
            case FAULT -> field.isIn(FAULT);
            case OTHER_ORDER ->
                field.isNamed(ORDER)
                        && !field.value().isEmpty()
                        && !OrderId.canonical(field.value()).equalsIgnoreCase(order);
            case ECHO -> field.isNamed(KIND) && "creditocc".equalsIgnoreCase(field.value());
            case NOT_FOUND -> field.isNamed(FOUND) && NO.contains(lower(field.value()));
        };
    }

    /** Whether the result has another value, which is not a plain word for success. */
    private boolean isOtherResult(Field field) {
        return field.isNamed(names.result())
                && !field.isNull()
                && !WELL_SAID.contains(lower(field.value()))
                && !isResult(field, names.accepted())
                && !isResult(field, names.rejected());
    }

    private boolean isResult(Field field, Collection<String> values) {
        return field.isNamed(names.result()) && values.contains(lower(field.value()));
    }

    private static String lower(String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    static boolean isCae(String text) {
        return CAE.matcher(text).matches() && !text.equals(ZEROS);
    }
}
