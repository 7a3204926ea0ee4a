package io.anula.reconcile;

import io.anula.intake.CsvTable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One note in a list.
 *
 * @param line on which it stands
 * @param note the code of the credit note
 * @param invoice empty if the list does not say
 * @param date null if the list does not say
 * @param process the authority's step; -1 if the list does not say it as a number
 */
record ListLine(
        long line, String note, String invoice, @Nullable LocalDate date, int process) {
    static final int ACCEPTED = 2;
    private static final int REJECTED_ABOVE = 90;
    private static final int LONGEST_NOTE = 200;
    private static final int LONGEST_INVOICE = 100;
    private static final int LONGEST_TOLD = 40;
    private static final String PROCESS = "\\d{1,4}";
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.]?(\\d{2})[-/.]?(\\d{2})(?:\\D.*)?");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})(?:\\D.*)?");

    /**
     * Reads a row.
     *
     * @throws WrongListException when it has no note, or a code that is too long
     */
    static ListLine of(CsvTable.Line row, ListColumns columns) throws WrongListException {
        String note = cell(row.cells(), columns.note());
        String invoice = cell(row.cells(), columns.invoice());
        if (note.isEmpty()) {
            throw new WrongListException("no note's code / sin código de nota");
        }
        if (note.length() > LONGEST_NOTE || invoice.length() > LONGEST_INVOICE) {
            throw new WrongListException("a code is too long / un código es demasiado largo");
        }
        String process = cell(row.cells(), columns.process());
        return new ListLine(
                row.line(),
                note,
                invoice,
                date(cell(row.cells(), columns.date())),
                process.matches(PROCESS) ? Integer.parseInt(process) : -1);
    }

    /** What of a row cannot be read although its note can; empty if all of it can. */
    static Optional<String> unreadable(CsvTable.Line row, ListColumns columns) {
        String date = cell(row.cells(), columns.date());
        String process = cell(row.cells(), columns.process());
        if (!date.isEmpty() && date(date) == null) {
            return Optional.of("no date: %1$s / no es una fecha: %1$s".formatted(cut(date)));
        }
        return process.isEmpty() || process.matches(PROCESS)
                ? Optional.empty()
                : Optional.of("no process: %1$s / no es un proceso: %1$s".formatted(cut(process)));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TOLD ? text : text.substring(0, LONGEST_TOLD) + '…';
    }

    /** Whether the list says that the authority rejected this note: then it cancels nothing. */
    boolean isRejected() {
        return process > REJECTED_ABOVE;
    }

    private static String cell(List<String> cells, int place) {
        return place < 0 || place >= cells.size() ? "" : cells.get(place).strip();
    }

    private static @Nullable LocalDate date(String text) {
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        Matcher dayFirst = DAY_FIRST.matcher(text);
        try {
            if (yearFirst.matches()) {
                return LocalDate.of(number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3));
            }
            return dayFirst.matches()
                    ? LocalDate.of(number(dayFirst, 3), number(dayFirst, 2), number(dayFirst, 1))
                    : null;
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private static int number(Matcher date, int group) {
        return Integer.parseInt(date.group(group));
    }
}
