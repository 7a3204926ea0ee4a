package io.anula.provider.calipso;

import io.anula.provider.Reason;
import java.util.Locale;

/** The rules that decide what an answer means, each with its sentence for a person. */
enum AnswerRule {
    PROVED_BY_CAE(
            "Accepted: it has exactly one CAE, and nothing in it speaks against a success (proof: cae).",
            "Aceptada: tiene un único CAE y nada en ella contradice el éxito (prueba: cae)."),
    PROVED_BY_RESULT(
            "Accepted: the result has an accepted value, and nothing in it speaks against a success (proof: result).",
            "Aceptada: el resultado tiene un valor aceptado y nada en ella contradice el éxito (prueba: result)."),
    PROVED_BY_HTTP(
            "Accepted: the HTTP status is 2xx and the settings ask for no other proof (proof: http).",
            "Aceptada: el estado HTTP es 2xx y los ajustes no piden otra prueba (prueba: http)."),
    REFUSED_BY_RESULT(
            "Rejected: the result has a rejected value, and nothing in it speaks for a credit note.",
            "Rechazada: el resultado tiene un valor de rechazo y nada en ella indica una nota de crédito."),
    PLAIN_REFUSAL(
            "Rejected: it clearly says that the request failed, for a reason that excludes a credit note.",
            "Rechazada: dice claramente que el pedido falló, por un motivo que excluye una nota de crédito."),
    BUSY("Not sent: Calipso takes no more calls for now (429).", "No enviada: Calipso no acepta más llamadas (429)."),
    LOGIN_OR_ADDRESS(
            "Not sent: the HTTP status says that the login or the address was refused.",
            "No enviada: el estado HTTP indica que se rechazó el ingreso o la dirección."),
    FRONT_END(
            "Another program answered before Calipso: a login, a proxy or a page for people.",
            "Respondió otro programa antes que Calipso: un ingreso, un proxy o una página para personas."),
    DOUBT("In doubt: it proves neither a success nor a refusal.", "En duda: no prueba ni el éxito ni el rechazo."),
    UNREADABLE(
            "No program can read it: it is not JSON, XML, SOAP or lines of name and value.",
            "Ningún programa puede leerla: no es JSON, XML, SOAP ni líneas de nombre y valor."),
    CONTRADICTED(
            "Something in it speaks against a success; see the fields.",
            "Algo en ella contradice el éxito; vea los campos."),
    ECHO(
            "It returns the document that was sent, so its values are the sender's own.",
            "Devuelve el documento enviado: sus valores son los del propio remitente."),
    NO_CAE(
            "It has no CAE (14 digits, not all zeros) in a field of calipso.answer.cae.",
            "No tiene un CAE (14 dígitos, no todos ceros) en un campo de calipso.answer.cae."),
    SEVERAL_CAES(
            "Its CAE fields have different values, so none of them is certain.",
            "Sus campos de CAE tienen valores distintos: ninguno es seguro."),
    OTHER_CAE("Its CAE is not the one that was sent.", "Su CAE no es el que se envió."),
    NOT_ACCEPTED(
            "No field of calipso.answer.result has a value of calipso.answer.accepted.",
            "Ningún campo de calipso.answer.result tiene un valor de calipso.answer.accepted."),
    WANTS_STATUS(
            "The settings take any HTTP 2xx as the proof, and this is another status.",
            "Los ajustes toman cualquier HTTP 2xx como prueba, y este es otro estado."),
    SAYS_DONE_ALREADY(
            "It speaks of a credit note that exists already, so it is no refusal.",
            "Habla de una nota de crédito que ya existe: no es un rechazo."),
    FOUND("Accepted: the look-up shows the credit note.", "Aceptada: la consulta muestra la nota de crédito."),
    ABSENT(
            "No credit note: the look-up says so, and the settings believe it.",
            "Sin nota de crédito: la consulta lo dice y los ajustes le creen."),
    CONTRADICTS_ITSELF("In doubt: the look-up contradicts itself.", "En duda: la consulta se contradice."),
    PROVES_NOTHING(
            "In doubt: the look-up shows no credit note, which proves nothing with these settings.",
            "En duda: la consulta no muestra una nota de crédito, lo que no prueba nada con estos ajustes.");

    private final String english;
    private final String spanish;

    AnswerRule(String english, String spanish) {
        this.english = english;
        this.spanish = spanish;
    }

    Reason reason() {
        return new Reason(name().toLowerCase(Locale.ROOT).replace('_', '-'), english, spanish);
    }
}
