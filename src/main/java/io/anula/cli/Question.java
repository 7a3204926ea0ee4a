package io.anula.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;

/**
 * The question before a decision that could lead to a second credit note. It shows the state of the cancellation and
 * what is known of each call for its invoice. The answer counts for the version that was shown.
 */
final class Question {
    /** The decisions that could lead to a second credit note. */
    private static final Set<String> YES = Set.of("y", "yes", "s", "si", "sí");

    private final Texts texts;
    private final PrintWriter out;
    private final BufferedReader in;

    Question(Texts texts, PrintWriter out, BufferedReader in) {
        this.texts = texts;
        this.out = out;
        this.in = in;
    }

    /** Whether the person says yes; the end of the input counts as no. */
    boolean isAnswered(String verb, JsonNode life) {
        out.println("%s %s  %s"
                .formatted(
                        life.path("id").asText(),
                        life.path("state").asText(),
                        life.path("key").asText()));
        String message = ServiceCommand.text(life, "message");
        if (!message.isEmpty()) {
            out.println("  " + ShowCommand.asItCame(message));
        }
        JsonNode calls = life.path("calls");
        out.println(texts.say("calls", Integer.toString(calls.size())));
        for (JsonNode call : calls) {
            String said = ServiceCommand.text(call, "message");
            out.println("  %s  %s%s"
                    .formatted(
                            call.path("at").asText(),
                            texts.say("call." + call.path("known").asText()),
                            said.isEmpty() ? "" : ": " + ShowCommand.asItCame(said)));
        }
        out.print(texts.say("ask." + verb) + ' ');
        out.flush();
        return isYes(in);
    }

    /** Whether the next line says yes; the end of the input counts as no. */
    static boolean isYes(BufferedReader in) {
        try {
            String answer = in.readLine();
            return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
