package io.anula.provider.calipso;

import io.anula.provider.Reason;
import io.anula.provider.calipso.AnswerFields.Field;
import java.util.Locale;

/** What one field of an answer says by the account's settings. */
enum Sign {
    ACCEPTED("accepted value of the result", "valor de aceptación del resultado"),
    REJECTED("rejected value of the result", "valor de rechazo del resultado"),
    OTHER_RESULT("value of the result that is neither", "valor del resultado que no es ni uno ni otro"),
    CAE("CAE", "CAE"),
    NUMBER("printed number", "número impreso"),
    ERROR("error field with content", "campo de error con contenido"),
    FAILED("says that the call failed", "dice que la llamada falló"),
    FAULT("SOAP fault", "fallo de SOAP"),
    OTHER_ORDER("another order", "otra orden"),
    ECHO("part of the document that was sent", "parte del documento enviado"),
    NOT_FOUND("says that there is none", "dice que no hay ninguna");

    private static final int LONGEST_VALUE = 120;

    private final String english;
    private final String spanish;

    Sign(String english, String spanish) {
        this.english = english;
        this.spanish = spanish;
    }

    Reason in(Field field) {
        return new Reason(
                name().toLowerCase(Locale.ROOT).replace('_', '-'),
                english,
                spanish,
                String.join(".", field.path()),
                Excerpt.of(field.value(), LONGEST_VALUE));
    }
}
