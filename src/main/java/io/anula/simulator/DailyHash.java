package io.anula.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** LaFactura's proof of intent: lower-case hexadecimal MD5 of the invoice's code and the day, as {@code yyyyMMdd}. */
final class DailyHash {
    private DailyHash() {}

    static String of(String tascode, LocalDate day) {
        String text = tascode + DateTimeFormatter.BASIC_ISO_DATE.format(day);
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has MD5", impossible);
        }
    }
}
