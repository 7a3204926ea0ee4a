package io.anula.intake;

/** The {@code items} of a Calipso document. */
final class Items {
    private Items() {}

    static void check(Field items) throws InvalidRequestException {
        items.required(Items::isFilled);
        for (int i = 0; i < items.node().size(); i++) {
            item(items.item(i));
        }
    }

    private static void item(Field item) throws InvalidRequestException {
        Checks.object(item);
        item.child("productoid").required(Checks::identifier);
        item.child("detalle").required(Checks::text);
        item.child("cantidad").required(Checks::amount);
        item.child("precio").required(Checks::amount);
        item.child("importe").required(Checks::amount);
    }

    private static void isFilled(Field items) throws InvalidRequestException {
        if (!items.node().isArray()) {
            throw items.wrong("type", "an array was expected", "se esperaba un arreglo");
        }
        if (items.node().isEmpty()) {
            throw items.wrong("required", "at least one item was expected", "se esperaba al menos un ítem");
        }
    }
}
