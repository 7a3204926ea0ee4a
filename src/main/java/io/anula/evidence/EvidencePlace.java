package io.anula.evidence;

import io.anula.cancellation.Cancellation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.CRC32;

/** Where the evidence of a cancellation is, below the folder of the evidence. */
public final class EvidencePlace {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy/MM", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST = 100;

    private EvidencePlace() {}

    /** The folder, with slashes: {@code provider/2026/12/invoice}, by the month in UTC in which it was requested. */
    public static String of(Cancellation cancellation) {
        return of(
                cancellation.key().provider().text(),
                cancellation.createdAt(),
                cancellation.key().invoice());
    }

    static String of(String provider, Instant createdAt, String invoice) {
        return provider + '/' + MONTH.format(createdAt) + '/' + name(invoice);
    }

    /** Nearly all texts are; a loop costs less than patterns, and this runs for each call. */
    private static boolean isSafe(String text) {
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            boolean letter = (each >= 'A' && each <= 'Z') || (each >= 'a' && each <= 'z');
            boolean inside = at > 0 && at < text.length() - 1;
            if (!letter && !(each >= '0' && each <= '9') && each != '_' && each != '-' && !(each == '.' && inside)) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST;
    }

    /** A name for a file that every system can write; different texts give different names. */
    static String name(String text) {
        if (isSafe(text)) {
            return text;
        }
        String safe = text.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^[.]|[.]$", "_");
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        String extension = safe.replaceAll("^.*?(\\.[A-Za-z0-9]{1,5})?$", "$1");
        String start = safe.substring(0, safe.length() - extension.length());
        return start.substring(0, Math.min(LONGEST, start.length()))
                + '~'
                + Long.toHexString(sum.getValue())
                + extension;
    }
}
