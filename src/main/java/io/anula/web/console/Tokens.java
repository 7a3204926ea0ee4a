package io.anula.web.console;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Random ids, and the tokens of forms, so that no other site can make a browser send a form. */
final class Tokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;
    private static final String SHAPE = "[A-Za-z0-9_-]{43}";

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key = new SecretKeySpec(bytes(), ALGORITHM);

    /** A random id that cannot be guessed. */
    String make() {
        return text(bytes());
    }

    /** Whether the text has the form of an id from {@link #make}. */
    static boolean isOne(String text) {
        return text.matches(SHAPE);
    }

    /** The token of forms for the browser with this key. */
    String of(String browserKey) {
        return signed(key, browserKey);
    }

    /** The signature of this text with this key. */
    static String signed(String key, String text) {
        return signed(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM), text);
    }

    private static String signed(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return text(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    /** Whether both are equal; the time does not depend on where they differ. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
