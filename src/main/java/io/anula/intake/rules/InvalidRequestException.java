package io.anula.intake.rules;

/** A request is invalid. A file may contain a million of them, so the exception has no stack trace. */
public final class InvalidRequestException extends Exception {
    private final transient Problem problem;

    public InvalidRequestException(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    /** The fault and its place. */
    public Problem problem() {
        return problem;
    }
}
