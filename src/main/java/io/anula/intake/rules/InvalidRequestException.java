package io.anula.intake.rules;

/** A request that is not taken. There may be a million in a file, so it carries no stack trace. */
public final class InvalidRequestException extends Exception {
    private final transient Problem problem;

    public InvalidRequestException(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    /** What is wrong, and where. */
    public Problem problem() {
        return problem;
    }
}
