package io.anula.intake.rules;

import org.jspecify.annotations.Nullable;

/** Makes text from outside safe to show: no invisible characters, and a limited length. */
public final class Printable {
    private static final String CUT = "…";

    private Printable() {}

    public static @Nullable String of(@Nullable String text, int longest) {
        return text == null ? null : text(text, longest);
    }

    /** The text with invisible characters written as their codes, cut to the length. */
    public static String text(String text, int longest) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), longest));
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            String next = isVisible(character) ? Character.toString(character) : "\\u%04x".formatted(character);
            if (shown.length() + next.length() > longest) {
                return cut(shown, longest);
            }
            shown.append(next);
            i += Character.charCount(character);
        }
        return shown.toString();
    }

    private static String cut(StringBuilder shown, int longest) {
        if (shown.length() == longest) {
            int last = shown.offsetByCodePoints(shown.length(), -1);
            shown.setLength(last);
        }
        return shown.append(CUT).toString();
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
