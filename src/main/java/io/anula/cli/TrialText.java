package io.anula.cli;

import static io.anula.cli.ServiceCommand.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** Prints what is made of kept answers: for people, or as JSON. */
final class TrialText {
    private final PrintWriter out;
    private final Texts texts;
    private final boolean json;

    TrialText(PrintWriter out, Texts texts, boolean json) {
        this.out = out;
        this.texts = texts;
        this.json = json;
    }

    /** The answer in a file. */
    void file(JsonNode judged) {
        if (json) {
            out.println(judged);
            return;
        }
        out.println(text(judged, "file") + ": " + meaning(judged, "now"));
        reasons(judged.path("reasons"));
    }

    /** An answer in the store that is judged otherwise than it was. */
    void difference(JsonNode found) {
        if (json) {
            out.println(found);
            return;
        }
        out.println(texts.say(
                "trial.otherwise",
                text(found, "id"),
                text(found, "invoice"),
                text(found, "account"),
                text(found, "at"),
                texts.say("trial." + text(found, "operation")),
                meaning(found, "then"),
                meaning(found, "now")));
        reasons(found.path("reasons"));
    }

    /** The end of a trial of all stored answers. */
    void end(long cancellations, long answers, long otherwise, long skipped) {
        if (!json) {
            out.println(texts.say(
                    "trial.end",
                    Long.toString(answers),
                    Long.toString(cancellations),
                    Long.toString(otherwise),
                    Long.toString(skipped)));
        }
    }

    private String meaning(JsonNode object, String field) {
        JsonNode note = object.path(field + "Note");
        String meaning = texts.say("trial." + text(object, field));
        if (text(note, "code").isEmpty()) {
            return meaning;
        }
        String number = text(note, "document");
        return texts.say("trial.note", meaning, text(note, "code") + (number.isEmpty() ? "" : " (" + number + ")"));
    }

    private void reasons(JsonNode reasons) {
        for (JsonNode each : reasons) {
            String sentence = text(each, texts.say("trial.language"));
            String path = text(each, "path");
            out.println("  "
                    + ShowCommand.asItCame(
                            path.isEmpty() ? sentence : "%s = %s: %s".formatted(path, text(each, "value"), sentence)));
        }
    }
}
