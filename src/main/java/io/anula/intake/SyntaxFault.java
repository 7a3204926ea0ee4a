package io.anula.intake;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** What is not JSON, where, and what was expected there. */
record SyntaxFault(Position place, String english, String spanish) {
    private static final int LONGEST = 200;

    static SyntaxFault of(JsonProcessingException broken, JsonParser parser) {
        JsonLocation location = broken.getLocation();
        Position place = place(location == null ? parser.currentLocation() : location);
        if (broken instanceof JsonEOFException) {
            return new SyntaxFault(place, "it ends in the middle of a JSON value", "termina en medio de un valor JSON");
        }
        String why = Printable.text(broken.getOriginalMessage().replaceFirst(": enable .*", ""), LONGEST);
        return new SyntaxFault(place, "not valid JSON: " + why, "JSON no válido en este lugar");
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
