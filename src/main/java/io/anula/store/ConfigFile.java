package io.anula.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A settings or route file of a version.
 *
 * @param name below the home folder, such as {@code routes/2-submit.camel.yaml}
 * @param sha256 of its content, in hexadecimal
 * @param content its text; null for settings, which may contain passwords
 */
public record ConfigFile(
        String name, String sha256, @Nullable String content) {
    /** A file whose content is kept. */
    public static ConfigFile kept(String name, String content) {
        return new ConfigFile(name, sha256(content), content);
    }

    /** A file of which only the hash is kept. */
    public static ConfigFile hashed(String name, String content) {
        return new ConfigFile(name, sha256(content), null);
    }

    private static String sha256(String content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
