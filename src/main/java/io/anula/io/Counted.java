package io.anula.io;

/** Numbers with their nouns, in both languages: 1 file, 2 files; 1 archivo, 2 archivos. */
public final class Counted {
    private Counted() {}

    /** The number and its noun, which takes an s for any number but 1. */
    public static String of(long number, String noun) {
        return of(number, noun, noun + "s");
    }

    /** The number and its noun. */
    public static String of(long number, String one, String other) {
        return number + " " + word(number, one, other);
    }

    /** The word that goes with the number: is or are, cancelación or cancelaciones. */
    public static String word(long number, String one, String other) {
        return number == 1 ? one : other;
    }
}
