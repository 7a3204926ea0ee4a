package io.anula.intake.rules;

/** The limit for numbers, in any field: a number beyond it is not an amount, and needs much memory to expand. */
public final class Numbers {
    public static final String RULE = "number";
    public static final String ENGLISH = "a number has at most 100 characters, and an exponent from -400 to 400";
    public static final String SPANISH = "un número tiene como máximo 100 caracteres, y un exponente de -400 a 400";

    private static final int LONGEST = 100;
    private static final int LARGEST_EXPONENT = 400;
    private static final int DIGITS_OF_AN_INT = 9;

    private Numbers() {}

    /** Whether the number, as JSON writes it, is short enough. */
    public static boolean isBounded(String number) {
        if (number.length() > LONGEST) {
            return false;
        }
        int mark = Math.max(number.indexOf('e'), number.indexOf('E'));
        return mark < 0 || isBoundedExponent(number.substring(mark + 1));
    }

    private static boolean isBoundedExponent(String exponent) {
        return exponent.length() <= DIGITS_OF_AN_INT && Math.abs(Integer.parseInt(exponent)) <= LARGEST_EXPONENT;
    }
}
