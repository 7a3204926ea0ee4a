package io.anula.provider.calipso;

import java.util.Locale;
import java.util.Set;

/**
 * The field names of Calipso's answers, and the proof of a success. All names and values are in lower case.
 *
 * @param result the field that says whether the note was granted
 * @param accepted its values for yes
 * @param rejected its values for no
 * @param number the printed number
 * @param cae the authority's code
 * @param errors fields that are empty after a success
 */
record CalipsoAnswer(
        Set<String> result,
        Set<String> accepted,
        Set<String> rejected,
        Set<String> number,
        Set<String> cae,
        Set<String> errors,
        Proof proof) {
    /** The proof that the note was made. */
    public enum Proof {
        /** {@link #CAE} for the new form, {@link #RESULT} for the legacy form. */
        BY_FORM,
        /** A CAE of 14 digits that are not all zeros, and no error field with content. */
        CAE,
        /** The accepted value of the result. */
        RESULT,
        /** Any HTTP 2xx: at the operator's own risk. */
        HTTP;

        static Proof named(String text) {
            return text.isEmpty() ? BY_FORM : valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
