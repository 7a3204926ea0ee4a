package io.anula.provider.calipso;

import java.util.Locale;
import java.util.Set;

/**
 * What the fields of Calipso's answers are called, and what proves a success. All names and values are in lower case.
 *
 * @param result the field that says whether the note was granted
 * @param accepted its values that say so
 * @param rejected its values that say the contrary
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
    /** What proves that the note was made. */
    public enum Proof {
        /** {@link #CAE} for the new form, {@link #RESULT} for the legacy form. */
        BY_FORM,
        /** A CAE of 14 digits that are not all zeros, and no error field with content. */
        CAE,
        /** The accepted result. */
        RESULT,
        /** Any 2xx of HTTP: the operator's own risk. */
        HTTP;

        static Proof named(String text) {
            return text.isEmpty() ? BY_FORM : valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
