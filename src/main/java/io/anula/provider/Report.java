package io.anula.provider;

/**
 * One finding.
 *
 * @param what the fault and how to correct it; one line
 */
public record Report(Severity severity, String what) {
    /** How bad it is. */
    public enum Severity {
        /** Checked, and correct. */
        OK,
        /** Not checked; the sentence gives the reason. */
        NOT_ASKED,
        /** The service would not work. */
        ERROR,
        /** The service would work, but a person should check this. */
        WARNING
    }

    /** A finding that was checked and is correct. */
    public static Report ok(String what) {
        return new Report(Severity.OK, what);
    }

    /** A finding that was not checked; the sentence gives the reason. */
    public static Report notAsked(String what) {
        return new Report(Severity.NOT_ASKED, what);
    }

    /** A finding with which the service would not work. */
    public static Report error(String what) {
        return new Report(Severity.ERROR, what);
    }

    /** A finding with which the service would work, but that a person should check. */
    public static Report warning(String what) {
        return new Report(Severity.WARNING, what);
    }

    @Override
    public String toString() {
        return severity.name().replace('_', ' ') + " " + what;
    }
}
