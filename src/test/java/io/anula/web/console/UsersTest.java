package io.anula.web.console;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import at.favre.lib.crypto.bcrypt.BCrypt;
import org.junit.jupiter.api.Test;

final class UsersTest {
    private static final String LONG = "x".repeat(72);

    private final Users unit = new Users("ana:" + hash("secret ñ") + ",beto@x:" + hash(LONG));

    private static String hash(String password) {
        return BCrypt.withDefaults().hashToString(4, password.toCharArray());
    }

    @Test
    void shouldKnowThePassword_ofThatUserOnly() {
        assertTrue(unit.know("ana", "secret ñ"));
        assertTrue(unit.know("beto@x", LONG));
        assertFalse(unit.know("ana", LONG));
        assertFalse(unit.know("carla", "secret ñ"));
        assertFalse(unit.know("ana", ""));
        assertFalse(unit.know("", ""));
    }

    @Test
    void shouldNotCutAPassword() {
        assertFalse(unit.know("beto@x", LONG + "y"));
    }

    @Test
    void shouldTakeWhatTheCommandMakes() {
        assertTrue(new Users("ana:" + PasswordHash.of("secret ñ")).know("ana", "secret ñ"));
    }

    @Test
    void shouldBeNobody_whenNoneIsSet() {
        assertFalse(new Users("").areThere());
        assertFalse(new Users("").know("ana", " "));
    }
}
