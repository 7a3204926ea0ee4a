package io.anula.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Versions of libraries that must not be shipped, from a list in the tree: it needs no network.
 *
 * @param library group and artifact
 * @param from the first bad version
 * @param good the first version that is good again
 * @param why the name of the fault
 */
record KnownBad(String library, String from, String good, String why) {
    private static final int COLUMNS = 4;

    /** The list; a line that is no row is an error. */
    static List<KnownBad> list(Path file) throws IOException {
        List<KnownBad> all = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] columns = line.trim().split("\\s+");
            if (columns.length != COLUMNS || !columns[0].contains(":")) {
                throw new IllegalArgumentException(file + ": not a row: " + line);
            }
            all.add(new KnownBad(columns[0], columns[1], columns[2], columns[3]));
        }
        return all;
    }

    /** What of a bill of materials (CycloneDX, JSON) is in the list, one line for each. */
    static List<String> in(Path bill, List<KnownBad> list) throws IOException {
        List<String> found = new ArrayList<>();
        for (JsonNode component : new ObjectMapper().readTree(bill.toFile()).path("components")) {
            String library = component.path("group").asText()
                    + ':'
                    + component.path("name").asText();
            String version = component.path("version").asText();
            for (KnownBad bad : list) {
                if (bad.library.equals(library) && bad.holds(version)) {
                    found.add("%s %s: %s, good from %s on".formatted(library, version, bad.why, bad.good));
                }
            }
        }
        return found;
    }

    /** Whether a version is bad. */
    boolean holds(String version) {
        return compare(version, from) >= 0 && compare(version, good) < 0;
    }

    /** By their numbers; a word such as Final or jre counts nothing, and a candidate for a version counts as that version. */
    private static int compare(String left, String right) {
        List<Integer> a = numbers(left);
        List<Integer> b = numbers(right);
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            int by = Integer.compare(i < a.size() ? a.get(i) : 0, i < b.size() ? b.get(i) : 0);
            if (by != 0) {
                return by;
            }
        }
        return 0;
    }

    private static List<Integer> numbers(String version) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : Objects.requireNonNull(version).split("[.-]")) {
            if (!part.matches("\\d{1,9}")) {
                break;
            }
            numbers.add(Integer.valueOf(part));
        }
        return numbers;
    }
}
