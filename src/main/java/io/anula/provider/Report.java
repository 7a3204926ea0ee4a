package io.anula.provider;

/**
 * One finding.
 *
 * @param what is wrong, and how to mend it; one line
 */
public record Report(Severity severity, String what) {
    /** How bad it is. */
    public enum Severity {
        /** It was tried, and is as it should be. */
        OK,
        /** It was not tried; the sentence says why. */
        NOT_ASKED,
        /** The service would not work so. */
        ERROR,
        /** It would work, and somebody should look. */
        WARNING
    }

    /** It was tried, and is as it should be. */
    public static Report ok(String what) {
        return new Report(Severity.OK, what);
    }

    /** It was not tried; the sentence says why. */
    public static Report notAsked(String what) {
        return new Report(Severity.NOT_ASKED, what);
    }

    /** The service would not work so. */
    public static Report error(String what) {
        return new Report(Severity.ERROR, what);
    }

    /** It would work, and somebody should look. */
    public static Report warning(String what) {
        return new Report(Severity.WARNING, what);
    }

    @Override
    public String toString() {
        return severity.name().replace('_', ' ') + " " + what;
    }
}
