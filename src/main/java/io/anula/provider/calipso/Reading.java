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

/** What the fields of an answer say, by the names and values that the account's settings give them. */
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

    /** The result, somewhere, is the accepted one. */
    boolean isAccepted() {
        return any(field -> isResult(field, names.accepted()));
    }

    /** The result, somewhere, is the rejected one. */
    boolean isRejected() {
        return any(field -> isResult(field, names.rejected()));
    }

    /** The result, somewhere, is neither, and no plain word for a success either. */
    boolean hasAnotherResult() {
        return any(field -> field.isNamed(names.result())
                && !field.isNull()
                && !WELL_SAID.contains(lower(field.value()))
                && !isResult(field, names.accepted())
                && !isResult(field, names.rejected()));
    }

    /** The CAE, where there is exactly one and nothing else in a field of that name. */
    @Nullable
    String cae() {
        Set<String> all = caes();
        String only = all.size() == 1 ? all.iterator().next() : "";
        return isCae(only) ? only : null;
    }

    /** Whether a CAE is named at all, alone or beside others. */
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

    /** An error field has content. */
    boolean hasError() {
        return any(field -> field.isIn(names.errors()) && field.hasContent());
    }

    /** As {@link #hasError}; an observation is none. */
    private boolean hasErrorProper() {
        return any(field -> field.isIn(names.errors())
                && field.hasContent()
                && field.path().stream().noneMatch(Reading::observes));
    }

    private static boolean observes(String name) {
        return name.startsWith(OBSERVATION);
    }

    /** A field says that it failed, such as {@code "success": false} or {@code "status": "error"}. */
    boolean saysItFailed() {
        return any(field -> (field.isNamed(WENT_WELL) && NO.contains(lower(field.value())))
                || (field.isNamed(STANDING) && FAILED.contains(lower(field.value()))));
    }

    /** A fault of SOAP: of the machine, whatever it says. */
    private boolean isFault() {
        return any(field -> field.path().stream().anyMatch(name -> name.equals(FAULT) || name.equals("faultstring")));
    }

    /** It is about another order than that one. */
    boolean isAboutAnother(String order) {
        return any(field -> field.isNamed(Set.of(ORDER))
                && !field.value().isEmpty()
                && !OrderId.canonical(field.value()).equalsIgnoreCase(order));
    }

    /** It gives the document back, with what the caller said in it. */
    boolean isAnEcho() {
        return any(field -> field.isNamed(Set.of(KIND)) && "creditocc".equalsIgnoreCase(field.value()));
    }

    /** Something in it speaks against a success. */
    boolean isContradicted(String order) {
        return isRejected() || hasAnotherResult() || hasError() || saysItFailed() || isFault() || isAboutAnother(order);
    }

    /** Refused by the value that the settings name, and nothing in the answer speaks for a note. */
    boolean isRefusedByResult(String order) {
        return isRejected()
                && !isAccepted()
                && !hasAnotherResult()
                && !hasCae()
                && !isAboutAnother(order)
                && !Trouble.isDoneAlready(everything());
    }

    /**
     * It says plainly that it failed and why, and after that nothing can have been made.
     *
     * @param byHttp whether its HTTP status says that the request is wrong
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

    /** It says of what was looked up that there is none. */
    boolean isNotFound() {
        return any(field -> field.isNamed(FOUND) && NO.contains(lower(field.value())));
    }

    /** What it says to people, shortened; empty where it says nothing. */
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
