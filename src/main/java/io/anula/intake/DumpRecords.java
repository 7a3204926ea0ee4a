package io.anula.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.intake.rules.InvalidRequestException;
import io.anula.intake.rules.Problem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The output of PHP's {@code print_r}: an array is a document, an array of arrays with the keys 0, 1, … is a list of
 * documents, and one file may contain several dumps. Other text between dumps is a bad record.
 */
final class DumpRecords implements Records {
    private final DumpLines lines;
    /** The indent of the bracket of the current list; null outside a list. */
    private @Nullable String list;

    /** Whether the last record was a dump: a dump ends with a bracket. */
    private boolean closed = true;

    DumpRecords(DumpLines lines) {
        this.lines = lines;
    }

    @Override
    public @Nullable Entry next() throws IOException {
        lines.recordBegins();
        lines.skipBlank();
        DumpLine line = lines.peek();
        if (list != null) {
            return inList(list);
        }
        if (line == null) {
            return null;
        }
        closed = DumpLine.opens(line.text());
        return closed ? dump() : stray(line.number());
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    private @Nullable Entry dump() throws IOException {
        DumpLine first = lines.next();
        DumpLine bracket = first.isBracket() ? first : bracket();
        if (bracket == null) {
            return new Entry(first.number(), broken(first));
        }
        DumpLine.Entry entry = firstEntry();
        if (entry != null && entry.hasNumber() && entry.announcesArray()) {
            list = bracket.indent();
            return inList(list);
        }
        return new Entry(first.number(), content(new DumpTree(lines), bracket));
    }

    private @Nullable DumpLine bracket() throws IOException {
        DumpLine line = lines.peek();
        if (line == null) {
            return lines.next();
        }
        return line.isBracket() ? lines.next() : null;
    }

    private DumpLine.@Nullable Entry firstEntry() throws IOException {
        DumpLine line = lines.peek();
        return line == null ? null : line.entry();
    }

    private @Nullable Entry inList(String indent) throws IOException {
        DumpLine line = lines.next();
        if (line.closes(indent)) {
            list = null;
            return next();
        }
        DumpLine.Entry entry = line.entry();
        DumpLine bracket = lines.peek();
        if (entry == null || !entry.announcesArray() || bracket == null || !bracket.isBracket()) {
            return new Entry(line.number(), broken(line));
        }
        return new Entry(line.number(), content(new DumpTree(lines), lines.next()));
    }

    /** All text up to the next dump, as one bad record. */
    private Entry stray(long number) throws IOException {
        DumpLine first = lines.next();
        for (DumpLine line = lines.peek(); line != null && !DumpLine.opens(line.text()); line = lines.peek()) {
            lines.next();
        }
        return new Entry(number, broken(first));
    }

    private static Content broken(DumpLine line) {
        return Content.broken(new InvalidRequestException(Problem.of(
                null,
                line.text().strip(),
                "syntax",
                "an array as print_r writes it was expected",
                "se esperaba un arreglo como lo escribe print_r")));
    }

    private static Content content(DumpTree tree, DumpLine bracket) throws IOException {
        try {
            ObjectNode document = tree.document(bracket.indent());
            return requests -> requests.parse(document);
        } catch (InvalidRequestException invalid) {
            return Content.broken(invalid);
        }
    }
}
