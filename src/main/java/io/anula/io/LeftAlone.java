package io.anula.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Names in the inbox that are not touched: temporary names of other programs, hidden files, files that Windows leaves
 * in folders, and the operator's own patterns.
 */
public final class LeftAlone implements Predicate<String> {
    private final List<Pattern> more = new ArrayList<>();

    /**
     * @param patterns separated by commas: an ending that begins with a dot, or a name; {@code *} stands for anything
     * and {@code ?} for one character; letter case does not matter; empty for none
     */
    public LeftAlone(String patterns) {
        for (String each : patterns.split(",", -1)) {
            String pattern = each.strip().toLowerCase(Locale.ROOT);
            if (!pattern.isEmpty()) {
                more.add(compiled(pattern.startsWith(".") ? '*' + pattern : pattern));
            }
        }
    }

    private static Pattern compiled(String pattern) {
        StringBuilder regex = new StringBuilder("(?s)");
        for (int i = 0; i < pattern.length(); i++) {
            char each = pattern.charAt(i);
            regex.append(each == '*' ? ".*" : each == '?' ? "." : Pattern.quote(Character.toString(each)));
        }
        return Pattern.compile(regex.toString());
    }

    @Override
    public boolean test(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return FileNames.isUnfinished(name)
                || more.stream().anyMatch(pattern -> pattern.matcher(lower).matches());
    }
}
