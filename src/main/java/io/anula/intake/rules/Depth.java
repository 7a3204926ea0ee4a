package io.anula.intake.rules;

/** How deep objects and arrays may stand in one another. */
public final class Depth {
    /** The deepest that is taken; the document itself is 1. */
    static final int DEEPEST = 100;

    /** The name of the rule in receipts, results and rows. */
    public static final String RULE = "too-deep";

    /** What is told, in English. */
    public static final String ENGLISH = "at most 100 objects and arrays may stand in one another";

    /** What is told, in Spanish. */
    public static final String SPANISH = "como máximo 100 objetos y arreglos pueden estar uno dentro de otro";

    private Depth() {}

    /** Whether nothing may stand in what is that deep. */
    public static boolean isReached(int depth) {
        return depth >= DEEPEST;
    }
}
