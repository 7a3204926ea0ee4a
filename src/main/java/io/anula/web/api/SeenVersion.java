package io.anula.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.web.WebProblem;
import io.anula.web.WebRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of a cancellation that a program has seen: {@code version} in the body, or {@code If-Match}. */
final class SeenVersion {
    private static final String FIELD = "version";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?(\\d{1,9})\"?");

    private SeenVersion() {}

    /** The tag of this version for {@code If-Match}. */
    static String tag(int version) {
        return "\"" + version + '"';
    }

    /**
     * The given version; null if none is given.
     *
     * @throws WebProblem when it is invalid, or body and header differ
     */
    static @Nullable Integer of(WebRequest request, JsonNode said) throws WebProblem {
        Integer inBody = inBody(said.path(FIELD));
        Integer inHeader = inHeader(request.header("If-Match"));
        if (inBody != null && inHeader != null && !inBody.equals(inHeader)) {
            throw wrong("the body says %d and If-Match says %d".formatted(inBody, inHeader));
        }
        return inBody == null ? inHeader : inBody;
    }

    /** The version in this field; null if it is missing. */
    static @Nullable Integer inBody(JsonNode version) throws WebProblem {
        if (version.isMissingNode() || version.isNull()) {
            return null;
        }
        String text = version.isNumber() || version.isTextual() ? version.asText() : "";
        if (!NUMBER.matcher(text).matches()) {
            throw wrong("\"version\" is not a whole number, 0 or more");
        }
        return Integer.valueOf(text);
    }

    /** A star matches any version, so it does not say what was seen. */
    private static @Nullable Integer inHeader(Optional<String> given) throws WebProblem {
        String text = given.orElse("*").strip();
        if (text.equals("*")) {
            return null;
        }
        Matcher tag = TAG.matcher(text);
        if (!tag.matches()) {
            throw wrong("If-Match: \"5\" was expected, the ETag of the cancellation");
        }
        return Integer.valueOf(tag.group(1));
    }

    private static WebProblem wrong(String why) {
        return new WebProblem(422, "wrong-decision", "Wrong version: %s / Versión incorrecta".formatted(why));
    }
}
