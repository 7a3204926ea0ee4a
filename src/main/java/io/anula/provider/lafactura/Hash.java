package io.anula.provider.lafactura;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** The hash that LaFactura's interface 2.0 requires for every cancellation. */
final class Hash {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private Hash() {}

    /**
     * The MD5 of the code and the day, in lower-case hexadecimal digits. The day depends on the zone and the moment, so
     * the hash is made again for every attempt (the vendor's PHP client sets America/Bogota).
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
