package io.anula.provider.calipso;

/** The beginning of a text on one line, for a message; the history contains the whole text. */
final class Excerpt {
    private Excerpt() {}

    /** @param longest in characters, 1 upwards */
    static String of(String text, int longest) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (line.length() <= longest) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest;
        return line.substring(0, end) + '…';
    }
}
