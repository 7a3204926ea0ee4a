package io.anula.provider.calipso;

import io.anula.provider.Reason;
import io.anula.provider.calipso.AnswerFields.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Interprets the fields of an answer together. */
final class Reading {
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
    private static final String OBSERVATION = "obs";
    private static final int MOST_SAID = 3;
    private static final int LONGEST_SAID = 300;
    private static final int MOST_SIGNS = 30;

    private final List<Field> fields;
    private final CalipsoAnswer names;
    private final Signs signs;

    /** @param order the order that the answer should be about */
    Reading(AnswerFields answer, CalipsoAnswer names, String order) {
        this.fields = answer.all();
        this.names = names;
        this.signs = new Signs(names, order);
    }

    /** Whether any field says that. */
    boolean has(Sign sign) {
        return fields.stream().anyMatch(field -> signs.is(field, sign));
    }

    /** The fields that say anything, in the order of the answer. */
    List<Reason> signs() {
        return fields.stream()
                .flatMap(field -> Arrays.stream(Sign.values())
                        .filter(sign -> signs.is(field, sign))
                        .map(sign -> sign.in(field)))
                .limit(MOST_SIGNS)
                .toList();
    }

    /** The CAE, if there is exactly one and fields of that name contain nothing else. */
    @Nullable
    String cae() {
        Set<String> all = fields.stream()
                .filter(field -> field.isNamed(names.cae()) && !field.isNull())
                .map(Field::value)
                .collect(Collectors.toSet());
        String only = all.size() == 1 ? all.iterator().next() : "";
        return Signs.isCae(only) ? only : null;
    }

    /** The printed number. */
    @Nullable
    String number() {
        return fields.stream()
                .filter(field -> signs.is(field, Sign.NUMBER))
                .map(Field::value)
                .findFirst()
                .orElse(null);
    }

    /** As {@link Sign#ERROR}, but an observation does not count. */
    private boolean hasErrorProper() {
        return fields.stream()
                .anyMatch(field -> signs.is(field, Sign.ERROR)
                        && field.path().stream().noneMatch(name -> name.startsWith(OBSERVATION)));
    }

    /** Whether anything in the answer speaks against a success. */
    boolean isContradicted() {
        return has(Sign.REJECTED)
                || has(Sign.OTHER_RESULT)
                || has(Sign.ERROR)
                || has(Sign.FAILED)
                || has(Sign.FAULT)
                || has(Sign.OTHER_ORDER);
    }

    /** Whether the result has a rejected value, and nothing in the answer speaks for a note. */
    boolean isRefusedByResult() {
        return has(Sign.REJECTED)
                && !has(Sign.ACCEPTED)
                && !has(Sign.OTHER_RESULT)
                && !has(Sign.CAE)
                && !has(Sign.OTHER_ORDER)
                && !saysDoneAlready();
    }

    /** Whether the answer says that a note exists already. */
    boolean saysDoneAlready() {
        return Trouble.isDoneAlready(everything());
    }

    /**
     * Whether the answer clearly says that the request failed and why, for a reason that excludes a note.
     *
     * @param byHttp whether the HTTP status says that the request is wrong
     */
    boolean isPlainRefusal(boolean byHttp) {
        if (has(Sign.ACCEPTED) || has(Sign.CAE) || has(Sign.FAULT) || has(Sign.OTHER_ORDER)) {
            return false;
        }
        String said = everything();
        boolean told = has(Sign.FAILED) || hasErrorProper();
        return (byHttp && told) ? !Trouble.leavesDoubt(said) : ((told || byHttp) && Trouble.isOfTheRequest(said));
    }

    private String everything() {
        return fields.stream().map(Field::value).collect(Collectors.joining("\n"));
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
