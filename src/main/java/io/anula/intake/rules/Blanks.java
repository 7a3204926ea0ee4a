package io.anula.intake.rules;

/**
 * Invisible characters at the ends of a text: white space, the no-break space of web pages and spreadsheets, and
 * characters without width. Inside a text they stay.
 */
public final class Blanks {
    private Blanks() {}

    /** The text without blanks at its ends. */
    public static String strip(String text) {
        int end = text.length();
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        int start = 0;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        return text.substring(start, end);
    }

    /** Whether the text has no visible character. */
    public static boolean isBlank(String text) {
        return text.chars().allMatch(each -> isBlank((char) each));
    }

    private static boolean isBlank(char each) {
        return Character.isWhitespace(each)
                || Character.isSpaceChar(each)
                || Character.getType(each) == Character.FORMAT;
    }
}
