package io.anula.intake;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.anula.intake.rules.InvalidRequestException;
import io.anula.intake.rules.Problem;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JSON syntax error: the place, and what was expected. */
record SyntaxFault(Position place, String english, String spanish) {
    /**
     * Our wording for Jackson's errors, without text from the file: that may be a secret that somebody dropped by
     * mistake.
     */
    private static final Map<String, String> KINDS = Map.of(
            "Unrecognized token", "a word without quotes",
            "Unexpected character", "an unexpected character",
            "Duplicate", "a name that is there already",
            "Illegal unquoted character", "an invisible character in a text",
            "Illegal character", "an invisible character",
            "Unrecognized character escape", "an unknown escape in a text",
            "Invalid numeric value", "a number that is none",
            "Unexpected close marker", "a bracket that closes another kind");

    private static final Pattern EXPECTED = Pattern.compile("(?s).*: (was )?expect(ed|ing) ([\\w ,()'/-]{3,90})");

    static SyntaxFault of(JsonProcessingException broken, JsonParser parser) {
        JsonLocation location = broken.getLocation();
        Position place = place(location == null ? parser.currentLocation() : location);
        if (broken instanceof JsonEOFException) {
            return new SyntaxFault(place, "it ends in the middle of a JSON value", "termina en medio de un valor JSON");
        }
        return new SyntaxFault(
                place, "not valid JSON: " + kind(broken.getOriginalMessage()), "JSON no válido en este lugar");
    }

    private static String kind(String message) {
        String kind = KINDS.entrySet().stream()
                .filter(known -> message.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("not as JSON is written");
        Matcher expected = EXPECTED.matcher(message);
        return expected.matches() ? kind + ", expected was " + expected.group(3).strip() : kind;
    }

    static SyntaxFault afterTheEnd(JsonParser parser) {
        return new SyntaxFault(
                place(parser.currentTokenLocation()),
                "nothing was expected after the end of the JSON value",
                "no se esperaba nada después del final del valor JSON");
    }

    UnreadableFileException unreadable() {
        return new UnreadableFileException(place, english, spanish);
    }

    InvalidRequestException problem() {
        String where = place.line() == 1 ? "" : "%d:".formatted(place.line());
        return new InvalidRequestException(Problem.of(
                null,
                null,
                "syntax",
                "%s (column %s%d)".formatted(english, where, place.column()),
                "%s (columna %s%d)".formatted(spanish, where, place.column())));
    }

    static Position place(JsonLocation location) {
        return new Position(location.getLineNr(), location.getColumnNr());
    }
}
