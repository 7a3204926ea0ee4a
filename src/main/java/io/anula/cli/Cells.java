package io.anula.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Rows in columns that fit a terminal; the last column is cut if the terminal is too narrow. */
final class Cells {
    private static final int WIDTH = 120;
    private static final int LEAST = 8;
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** The terminal's width in characters, from {@code COLUMNS}. */
    static int width() {
        String columns = Objects.requireNonNullElse(System.getenv("COLUMNS"), "");
        return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : WIDTH;
    }

    /** Adds a row; each row has as many cells as the first. */
    void add(String... cells) {
        rows.add(List.of(cells));
    }

    /** The rows as lines, at most this wide if cutting the last column is enough. */
    List<String> lines(int width) {
        int columns = rows.get(0).size();
        int[] widest = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widest[i] = Math.max(widest[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widest, width)).toList();
    }

    private static String line(List<String> row, int[] widest, int width) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size() - 1; i++) {
            line.append(row.get(i))
                    .append(" ".repeat(widest[i] - row.get(i).length()))
                    .append(GAP);
        }
        String last = row.get(row.size() - 1).replace('\n', ' ');
        int room = Math.max(LEAST, width - line.length());
        line.append(last.length() <= room ? last : last.substring(0, room - 1) + '…');
        return line.toString().stripTrailing();
    }
}
