package io.anula.provider.calipso;

import io.anula.intake.rules.Checks;
import io.anula.intake.rules.Field;
import io.anula.intake.rules.InvalidRequestException;

/** Argentina's tax id: 11 digits; the last one is a check digit. */
final class Cuit {
    private static final String SHAPE = "[0-9]{2}-?[0-9]{8}-?[0-9]";
    private static final int[] WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    private static final int MODULUS = 11;

    private Cuit() {}

    static void check(Field field) throws InvalidRequestException {
        Checks.identifier(field);
        if (!isValid(field.node().asText())) {
            throw field.wrong(
                    "cuit",
                    "a CUIT was expected: 11 digits, the last of which must fit the others",
                    "se esperaba un CUIT: 11 dígitos, el último de los cuales debe corresponder a los demás");
        }
    }

    private static boolean isValid(String text) {
        if (!text.matches(SHAPE)) {
            return false;
        }
        String digits = text.replace("-", "");
        int sum = Character.digit(digits.charAt(WEIGHTS.length), 10);
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Character.digit(digits.charAt(i), 10);
        }
        return sum % MODULUS == 0;
    }
}
