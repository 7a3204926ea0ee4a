package io.anula.provider.lafactura;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** The proof that LaFactura's interface 2.0 wants with every cancellation. */
final class Hash {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private Hash() {}

    /**
     * The MD5 of the code and the day, in lower-case hexadecimal digits. The day is the one in that zone at that
     * moment, so it is made for every attempt anew (the vendor's PHP client sets America/Bogota).
     */
    static String of(String tascode, Instant moment, ZoneId zone) {
        String text = tascode + DAY.format(moment.atZone(zone));
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has MD5", impossible);
        }
    }
}
