package io.anula.provider.calipso;

import io.anula.provider.calipso.AnswerFields.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Interprets the fields of an answer by the names and values in the account's settings. */
final class Reading {
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
    private static final Set<String> SAID = Set.of(
            "message",
            "mensaje",
            "msg",
            "detail",
            "detalle",
            "description",
            "descripcion",
            "descripción",
            "motivo",
            "reason",
            "texto",
            "text",
            "faultstring");
    private static final Set<String> FOUND = Set.of("found");
    private static final String ORDER = "ordenid";
    private static final String KIND = "tipo";
    private static final String OBSERVATION = "obs";
    private static final String FAULT = "fault";
    private static final int MOST_SAID = 3;
    private static final int LONGEST_SAID = 300;

    private final List<Field> fields;
    private final CalipsoAnswer names;

    Reading(AnswerFields answer, CalipsoAnswer names) {
        this.fields = answer.all();
        this.names = names;
    }

    private boolean any(Predicate<Field> what) {
        return fields.stream().anyMatch(what);
    }

    private boolean isResult(Field field, Collection<String> values) {
        return field.isNamed(names.result()) && values.contains(lower(field.value()));
    }

    private static String lower(String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    /** Whether any result field has an accepted value. */
    boolean isAccepted() {
        return any(field -> isResult(field, names.accepted()));
    }

    /** Whether any result field has a rejected value. */
    boolean isRejected() {
        return any(field -> isResult(field, names.rejected()));
    }

    /** Whether any result field has another value, which is not a plain word for success. */
    boolean hasAnotherResult() {
        return any(field -> field.isNamed(names.result())
                && !field.isNull()
                && !WELL_SAID.contains(lower(field.value()))
                && !isResult(field, names.accepted())
                && !isResult(field, names.rejected()));
    }

    /** The CAE, if there is exactly one and fields of that name contain nothing else. */
    @Nullable
    String cae() {
        Set<String> all = caes();
        String only = all.size() == 1 ? all.iterator().next() : "";
        return isCae(only) ? only : null;
    }

    /** Whether there is any CAE, alone or with others. */
    boolean hasCae() {
        return caes().stream().anyMatch(Reading::isCae);
    }

    private Set<String> caes() {
        return fields.stream()
                .filter(field -> field.isNamed(names.cae()) && !field.isNull())
                .map(Field::value)
                .collect(Collectors.toSet());
    }

    static boolean isCae(String text) {
        return CAE.matcher(text).matches() && !text.equals(ZEROS);
    }

    /** The printed number. */
    @Nullable
    String number() {
        return fields.stream()
                .filter(field -> field.isNamed(names.number()) && !field.value().isEmpty())
                .map(Field::value)
                .findFirst()
                .orElse(null);
    }

    /** Whether an error field has content. */
    boolean hasError() {
        return any(field -> field.isIn(names.errors()) && field.hasContent());
    }

    /** As {@link #hasError}, but an observation does not count. */
    private boolean hasErrorProper() {
        return any(field -> field.isIn(names.errors())
                && field.hasContent()
                && field.path().stream().noneMatch(Reading::observes));
    }

    private static boolean observes(String name) {
        return name.startsWith(OBSERVATION);
    }

    /** Whether a field says that the call failed, such as {@code "success": false} or {@code "status": "error"}. */
    boolean saysItFailed() {
        return any(field -> (field.isNamed(WENT_WELL) && NO.contains(lower(field.value())))
                || (field.isNamed(STANDING) && FAILED.contains(lower(field.value()))));
    }

    /** Whether there is a SOAP fault: a failure of the program, whatever its text says. */
    private boolean isFault() {
        return any(field -> field.path().stream().anyMatch(name -> name.equals(FAULT) || name.equals("faultstring")));
    }

    /** Whether the answer is about another order than this one. */
    boolean isAboutAnother(String order) {
        return any(field -> field.isNamed(Set.of(ORDER))
                && !field.value().isEmpty()
                && !OrderId.canonical(field.value()).equalsIgnoreCase(order));
    }

    /** Whether the answer returns the document, with the caller's own values in it. */
    boolean isAnEcho() {
        return any(field -> field.isNamed(Set.of(KIND)) && "creditocc".equalsIgnoreCase(field.value()));
    }

    /** Whether anything in the answer speaks against a success. */
    boolean isContradicted(String order) {
        return isRejected() || hasAnotherResult() || hasError() || saysItFailed() || isFault() || isAboutAnother(order);
    }

    /** Whether the result has a rejected value, and nothing in the answer speaks for a note. */
    boolean isRefusedByResult(String order) {
        return isRejected()
                && !isAccepted()
                && !hasAnotherResult()
                && !hasCae()
                && !isAboutAnother(order)
                && !Trouble.isDoneAlready(everything());
    }

    /**
     * Whether the answer clearly says that the request failed and why, for a reason that excludes a note.
     *
     * @param byHttp whether the HTTP status says that the request is wrong
     */
    boolean isPlainRefusal(String order, boolean byHttp) {
        if (isAccepted() || hasCae() || isFault() || isAboutAnother(order)) {
            return false;
        }
        String said = everything();
        boolean told = saysItFailed() || hasErrorProper();
        return (byHttp && told) ? !Trouble.leavesDoubt(said) : ((told || byHttp) && Trouble.isOfTheRequest(said));
    }

    private String everything() {
        return fields.stream().map(Field::value).collect(Collectors.joining("\n"));
    }

    /** Whether the answer to a look-up says that there is nothing. */
    boolean isNotFound() {
        return any(field -> field.isNamed(FOUND) && NO.contains(lower(field.value())));
    }

    /** The answer's text for people, shortened; empty if there is none. */
    String said() {
        List<String> found = new ArrayList<>();
        fields.stream()
                .filter(field -> (field.isIn(names.errors()) || field.isNamed(SAID)) && field.hasContent())
                .map(Field::value)
                .distinct()
                .limit(MOST_SAID)
                .forEach(found::add);
        return Excerpt.of(String.join(", ", found), LONGEST_SAID);
    }
}
