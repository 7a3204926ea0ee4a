package io.anula.provider.calipso;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Interprets the words of an answer. The note may exist after a failure of the program, after a failure of a later step
 * (mail, print), and if the answer says that a note exists already. Only a fault in the request itself shows that no
 * note was made.
 */
final class Trouble {
    private static final Pattern MACHINE = Pattern.compile(
            "time.?out|timed out|tiempo de espera|tiempo (agotado|excedido)|"
                    + "exception|excepcion|stack ?trace|traceback|fatal|uncaught|undefined|on line \\d|warning|\\bnotice|sql|"
                    + "deadlock|lock wait|bloque|\\bintern(o|a|al)\\b|inesperad|unexpected|no disponible|unavailable|conexion|"
                    + "connection|conectar|socket|memory|memoria|\\bcurl|gateway|servidor|server|reintent|try again|retry");
    private static final Pattern LATER_STEP = Pattern.compile("mail|correo|smtp|\\bpdf\\b|imprim|print|notific|enviar");
    private static final Pattern DONE = Pattern.compile(
            "\\bya (fue|esta|existe|se|ha|tiene|posee|cuenta|consta)\\b|already|duplica|previamente|anteriormente|"
                    + "(?<!in)existente|procesad|processed|emitid|autorizad|authori[sz]ed|generad|anulad|cancelad|cancell?ed");
    private static final Pattern REQUEST = Pattern.compile(
            "no existe|inexistente|no encontr|no se encontr|not found|"
                    + "not exist|no such|desconocid|unknown|invalid|no es valid|no valid|incorrect|erron|falta|requerid|required|"
                    + "obligatori|missing|no corresponde|no coincide|debe ser|debe tener|debe indicar|must be|must have|malformed|"
                    + "mal formad|no se puede leer|no habilitad|no permitid|denegad|rechazad|rejected|vencid|supera el|excede el");

    private static final Pattern DONE_ALREADY =
            Pattern.compile("\\bya (fue|esta|existe|tiene|posee)\\b|already|duplica");

    private Trouble() {}

    /** Whether the text says that a note exists already. */
    static boolean isDoneAlready(String text) {
        return DONE_ALREADY.matcher(plain(text)).find();
    }

    /** Whether the text reports a failure of a program or machine. */
    static boolean isOfTheMachine(String text) {
        return MACHINE.matcher(plain(text)).find();
    }

    /** Whether the note may exist after such an answer. */
    static boolean leavesDoubt(String text) {
        String plain = plain(text);
        return MACHINE.matcher(plain).find()
                || LATER_STEP.matcher(plain).find()
                || DONE.matcher(plain).find();
    }

    /** Whether the text names a fault in the request, so that no note can have been made. */
    static boolean isOfTheRequest(String text) {
        return REQUEST.matcher(plain(text)).find() && !leavesDoubt(text);
    }

    /** In lower case, without accents. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
