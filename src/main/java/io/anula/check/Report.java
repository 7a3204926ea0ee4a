package io.anula.check;

/**
 * One finding.
 *
 * @param what is wrong, and how to mend it; one line
 */
public record Report(Severity severity, String what) {
    /** How bad it is. */
    public enum Severity {
        /** The service would not work so. */
        ERROR,
        /** It would work, and somebody should look. */
        WARNING
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
        return severity + " " + what;
    }
}
