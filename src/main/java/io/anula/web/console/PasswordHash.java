package io.anula.web.console;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;

/** The hash of a password in the settings. */
public final class PasswordHash {
    /** Bcrypt ignores bytes beyond this number. */
    public static final int MOST_BYTES = 72;

    private static final int COST = 12;

    private PasswordHash() {}

    /** A bcrypt hash with its own salt: the same password gives another hash each time. */
    public static String of(String password) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        return new String(BCrypt.withDefaults().hash(COST, bytes), StandardCharsets.US_ASCII);
    }
}
