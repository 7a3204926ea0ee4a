package io.anula.intake.rules;

/** The limit for nested objects and arrays. */
public final class Depth {
    /** The greatest depth; the document itself has depth 1. */
    static final int DEEPEST = 100;

    /** The name of the rule in receipts, results and rows. */
    public static final String RULE = "too-deep";

    /** The message, in English. */
    public static final String ENGLISH = "at most 100 objects and arrays may stand in one another";

    /** The message, in Spanish. */
    public static final String SPANISH = "como máximo 100 objetos y arreglos pueden estar uno dentro de otro";

    private Depth() {}

    /** Whether nothing may be nested in a value of this depth. */
    public static boolean isReached(int depth) {
        return depth >= DEEPEST;
    }
}
