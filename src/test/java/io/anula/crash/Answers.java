package io.anula.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anula.crash.Drop.OfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What everybody who asked can read at a moment: in result files and in rows. */
final class Answers {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SETTLED = Set.of("ACCEPTED", "REJECTED", "HELD", "INVALID");

    private final Map<String, List<Answer>> byKey = new HashMap<>();

    /** One answer; a text that is not there is empty. */
    record Answer(String state, String message, String creditNote) {
        boolean isSettled() {
            return SETTLED.contains(state);
        }

        boolean isHeld() {
            return state.equals("HELD");
        }
    }

    private Answers() {}

    static Answers read(Path outbox, RequestTable table, List<Drop> drops) throws IOException, SQLException {
        Answers answers = new Answers();
        answers.byKey.putAll(table.read());
        for (Drop drop : drops) {
            if (drop instanceof OfFile file && Files.exists(outbox.resolve(file.name() + ".result.json"))) {
                answers.add(file, JSON.readTree(Files.readAllBytes(outbox.resolve(file.name() + ".result.json"))));
            }
        }
        return answers;
    }

    private void add(OfFile file, JsonNode result) {
        for (JsonNode entry : result.path("results")) {
            Ask ask = file.asks().get(entry.path("record").asInt() - 1);
            byKey.computeIfAbsent(ask.key(), key -> new ArrayList<>())
                    .add(new Answer(
                            entry.path("state").asText(),
                            entry.path("message").asText(),
                            entry.path("creditNote").asText("")));
        }
    }

    /** The answers to that request: one, if all is well. */
    List<Answer> to(Ask ask) {
        return byKey.getOrDefault(ask.key(), List.of());
    }

    /** One answer and no other, and it says that there is nothing more to wait for. */
    boolean isSettled(Ask ask) {
        return to(ask).size() == 1 && to(ask).get(0).isSettled();
    }

    long settled(List<Ask> asks) {
        return asks.stream().filter(this::isSettled).count();
    }
}
