package io.anula.config.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The text of a settings file, in which values are replaced; comments, order and all other lines stay. */
final class SettingsText {
    private final List<String> lines;

    SettingsText(String text) {
        this.lines = new ArrayList<>(List.of(text.split("\n", -1)));
    }

    /** Whether a line sets that key. */
    boolean sets(String key) {
        return last(key) >= 0;
    }

    /** Gives the keys these values. A key that no line sets gets one at the end. */
    SettingsText with(Map<String, String> values) {
        new TreeMap<>(values).forEach(this::put);
        return this;
    }

    private void put(String key, String value) {
        String line = key + " = " + escaped(value);
        int at = last(key);
        if (at < 0) {
            boolean endsWithALine = lines.get(lines.size() - 1).isEmpty();
            lines.add(endsWithALine ? lines.size() - 1 : lines.size(), line);
            return;
        }
        while (isContinued(lines.get(at)) && at + 1 < lines.size()) {
            lines.remove(at);
        }
        lines.set(at, lines.get(at).endsWith("\r") ? line + '\r' : line);
    }

    /** The last line that sets the key, because that one counts; -1 if there is none. */
    private int last(String key) {
        int found = -1;
        boolean goesOn = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean comment = line.startsWith("#") || line.startsWith("!");
            if (!goesOn && !comment && key(line).equals(key)) {
                found = i;
            }
            goesOn = (goesOn || !comment) && isContinued(lines.get(i));
        }
        return found;
    }

    private static String key(String line) {
        return line.split("[=:\\s]", 2)[0];
    }

    /** Whether the next line belongs to this one: it ends in a backslash that is not escaped itself. */
    static boolean isContinued(String line) {
        String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        int backslashes = 0;
        while (backslashes < text.length() && text.charAt(text.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static String escaped(String value) {
        String text = value.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        return text.startsWith(" ") ? '\\' + text : text;
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
