package io.anula.reconcile;

import io.anula.store.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Findings as CSV. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
public final class FindingsCsv {
    private static final String HEADER =
            "id,code,provider,account,invoice,note,cancellation,detail,source,found,gone,seen,seen-by,seen-reason";
    private static final String END = "\r\n";
    private static final String FORMULAS = "=+-@\t\r";

    private FindingsCsv() {}

    /** A header and a row for each. */
    public static String of(List<Finding> findings) {
        return findings.stream().map(FindingsCsv::row).collect(Collectors.joining("", HEADER + END, ""));
    }

    private static String row(Finding one) {
        return Stream.of(
                                one.id(),
                                one.code(),
                                one.provider(),
                                one.account(),
                                one.invoice(),
                                one.note(),
                                text(one.cancellation()),
                                one.detail(),
                                one.source(),
                                one.foundAt().toString(),
                                text(one.goneAt()),
                                text(one.seenAt()),
                                text(one.seenBy()),
                                text(one.seenReason()))
                        .map(FindingsCsv::cell)
                        .collect(Collectors.joining(","))
                + END;
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static String text(@Nullable Instant moment) {
        return moment == null ? "" : moment.toString();
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(each -> ",\";\r\n".indexOf(each) >= 0);
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
