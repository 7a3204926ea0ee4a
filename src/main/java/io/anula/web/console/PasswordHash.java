package io.anula.web.console;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;

/** What stands in the settings instead of a password. */
public final class PasswordHash {
    /** More would not count. */
    public static final int MOST_BYTES = 72;

    private static final int COST = 12;

    private PasswordHash() {}

    /** Bcrypt, with a salt of its own: the same password gives another hash each time. */
    public static String of(String password) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        return new String(BCrypt.withDefaults().hash(COST, bytes), StandardCharsets.US_ASCII);
    }
}
