package io.anula.config.live;

import io.anula.config.routes.Finding;
import io.anula.config.routes.RouteFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds keys that a settings file sets more than once: the last line counts, and the others look as if they did. */
final class RepeatedKeys {
    private RepeatedKeys() {}

    /** A finding for each such key, at the line that counts. The values are not shown: they may be passwords. */
    static List<Finding> in(RouteFile file) {
        if (file.fault() != null) {
            return List.of();
        }
        return lines(file.text()).entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(each -> finding(file, each.getKey(), each.getValue()))
                .toList();
    }

    private static Finding finding(RouteFile file, String key, List<Integer> lines) {
        int counts = lines.get(lines.size() - 1);
        List<String> numbers = lines.stream().map(String::valueOf).toList();
        String others = String.join(", ", numbers.subList(0, numbers.size() - 1));
        return new Finding(
                file.path(),
                counts,
                ("%1$s is set more than once, in lines %2$s and %3$d; line %3$d counts. Remove the other / se define más de "
                                + "una vez, en las líneas %2$s y %3$d; vale la línea %3$d. Elimine la otra")
                        .formatted(key, others, counts));
    }

    /** The lines, from 1 upwards, in which each key is set. A line that ends in a backslash goes on in the next one. */
    private static Map<String, List<Integer>> lines(String text) {
        Map<String, List<Integer>> found = new TreeMap<>();
        String[] all = text.split("\\R", -1);
        for (int i = 0; i < all.length; i++) {
            String first = all[i].strip();
            if (first.isEmpty() || first.startsWith("#") || first.startsWith("!")) {
                continue;
            }
            int begins = i + 1;
            List<String> whole = new ArrayList<>(List.of(all[i]));
            while (SettingsText.isContinued(all[i]) && i + 1 < all.length) {
                whole.add(all[++i]);
            }
            keys(whole).forEach(key -> found.computeIfAbsent(key, none -> new ArrayList<>())
                    .add(begins));
        }
        return found;
    }

    /** The key of one line as Java reads it, escapes and all; none where it cannot be read. */
    private static List<String> keys(List<String> line) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(line.stream().collect(Collectors.joining("\n"))));
        } catch (IllegalArgumentException wrongEscape) {
            return List.of();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text cannot be read", impossible);
        }
        return List.copyOf(one.stringPropertyNames());
    }
}
