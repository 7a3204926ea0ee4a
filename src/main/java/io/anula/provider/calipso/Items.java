package io.anula.provider.calipso;

import io.anula.intake.rules.Amounts;
import io.anula.intake.rules.Checks;
import io.anula.intake.rules.Field;
import io.anula.intake.rules.InvalidRequestException;

/** The {@code items} of a Calipso document. */
final class Items {
    private Items() {}

    static void check(Field items) throws InvalidRequestException {
        items.required(Items::isList);
        for (Field item : items.elements()) {
            item(item);
        }
    }

    private static void item(Field item) throws InvalidRequestException {
        Checks.object(item);
        item.child("productoid").required(Checks::identifier);
        item.child("detalle").required(Checks::identifier);
        item.child("cantidad").required(Amounts::signed);
        item.child("precio").required(Amounts::signed);
        item.child("importe").required(Amounts::signed);
    }

    /** Accepts a list, or what PHP writes for a list with removed elements: an object with the keys 0, 2, … */
    private static void isList(Field items) throws InvalidRequestException {
        if (!items.node().isArray() && !hasNumberedKeys(items)) {
            throw items.wrong(
                    "type",
                    "a list was expected, or an object with the keys 0, 1, …",
                    "se esperaba una lista, o un objeto con las claves 0, 1, …");
        }
    }

    private static boolean hasNumberedKeys(Field items) {
        return items.node().isObject()
                && items.node().properties().stream()
                        .allMatch(each -> each.getKey().matches("0|[1-9][0-9]{0,8}"));
    }
}
