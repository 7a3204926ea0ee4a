package io.anula.intake;

import io.anula.intake.rules.InvalidRequestException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A {@code .jsonl} file: one object on each line. A bad line is a bad record; the lines after it are read. */
final class JsonLineRecords implements Records {
    private final CharSource chars;
    private final StringBuilder line = new StringBuilder();
    private boolean any;

    JsonLineRecords(CharSource chars) {
        this.chars = chars;
    }

    @Override
    public @Nullable Entry next() throws IOException {
        while (chars.peek() != CharSource.END) {
            long number = chars.here().line();
            long length = readLine();
            String text = line.toString();
            boolean tooLong = length > LONGEST_RECORD;
            if (tooLong || !text.isBlank()) {
                any = true;
                return new Entry(number, tooLong ? Content.broken(TooLong.record(null)) : content(text));
            }
        }
        if (!any) {
            throw Empty.file();
        }
        return null;
    }

    @Override
    public boolean isClosed() {
        try {
            return !Json.object(line.toString()).isMissingNode();
        } catch (InvalidRequestException invalid) {
            return !"syntax".equals(invalid.problem().rule());
        }
    }

    private static Content content(String text) {
        return requests -> requests.parse(Json.object(text));
    }

    /** Reads the line, keeps up to the size limit of a record, and returns the full length. */
    private long readLine() throws IOException {
        line.setLength(0);
        long length = 0;
        for (int next = chars.next(); next != CharSource.END && !chars.endsLine(next); next = chars.next()) {
            if (++length <= LONGEST_RECORD) {
                line.append((char) next);
            }
        }
        return length;
    }
}
