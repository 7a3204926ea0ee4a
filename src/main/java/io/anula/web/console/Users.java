package io.anula.web.console;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The users who may log in: {@code console.users}. */
final class Users {

    /** The rest of a bcrypt hash that fits no password: with it, the check of an unknown user takes the same time. */
    private static final String NOBODY = "$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

    private static final String COST = "$2a$12";

    private final Map<String, String> hashes = new LinkedHashMap<>();
    private final String nobody;

    /** @param setting {@code name:hash}, several separated by commas; empty: there are no users */
    Users(String setting) {
        for (String user : setting.split(",", -1)) {
            int colon = user.indexOf(':');
            if (colon > 0) {
                hashes.put(
                        user.substring(0, colon).strip(),
                        user.substring(colon + 1).strip());
            }
        }
        String any = hashes.values().stream().findFirst().orElse(COST + NOBODY);
        nobody = any.substring(0, COST.length()) + NOBODY;
    }

    boolean areThere() {
        return !hashes.isEmpty();
    }

    boolean has(String name) {
        return hashes.containsKey(name);
    }

    /** A signature of the text that depends on the user's password hash; empty if there is no such user. */
    Optional<String> sign(String name, String text) {
        return Optional.ofNullable(hashes.get(name)).map(hash -> Tokens.signed(hash, text));
    }

    /** Whether this is the password of the user. Takes the same long time for an unknown user. */
    boolean know(String name, String password) {
        byte[] given = password.getBytes(StandardCharsets.UTF_8);
        boolean usable = given.length > 0 && given.length <= PasswordHash.MOST_BYTES;
        String hash = hashes.getOrDefault(name, nobody);
        boolean fits = BCrypt.verifyer()
                .verify(usable ? given : new byte[] {' '}, hash.getBytes(StandardCharsets.UTF_8))
                .verified;
        return fits && usable && hashes.containsKey(name);
    }
}
