package io.anula.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Calipso: makes a credit for every valid document, and answers look-ups by {@code ordenid}. */
final class Calipso implements Handler {
    static final String ROOT = "/calipso/";

    private static final String WITHOUT_SLASH = ROOT.substring(0, ROOT.length() - 1);

    private final BasicLogin login;
    private final CalipsoCredits credits;
    private final Effects effects;
    private final Counters counters;

    Calipso(BasicLogin login, CalipsoCredits credits, Effects effects, Counters counters) {
        this.login = login;
        this.credits = credits;
        this.effects = effects;
        this.counters = counters;
    }

    /** Whether Calipso answers there: its address counts without its last slash too. */
    static boolean isOurs(String path) {
        return path.startsWith(ROOT) || path.equals(WITHOUT_SLASH);
    }

    @Override
    public Reply handle(Request request) {
        if (!login.admits(request)) {
            return login.refuse();
        }
        return switch (request.method()) {
            case "POST" -> credit(request);
            case "GET" -> find(request);
            default -> Reply.whole(Response.text(405, "POST o GET"));
        };
    }

    private Reply credit(Request request) {
        counters.cancels.increment();
        JsonNode document = request.isForm() ? FormBody.read(request.text()) : Json.read(request.body());
        String order = document.path("ordenid").asText();
        return effects.play(Operation.CREDIT, order, fault -> credit(document, order));
    }

    private Response credit(JsonNode document, String order) {
        Optional<String> wrong = CalipsoDocument.wrong(document);
        return wrong.map(text -> Response.json(400, "{\"error\":" + Json.quote(text) + "}"))
                .orElseGet(() -> Response.json(200, credits.add(document, order)));
    }

    private Reply find(Request request) {
        counters.lookups.increment();
        String order = FormBody.read(request.query()).path("ordenid").asText();
        if (order.isEmpty()) {
            return Reply.whole(Response.json(400, "{\"error\":\"Falta ordenid\"}"));
        }
        return effects.play(Operation.FIND, order, fault -> Response.json(200, credits.find(order)));
    }
}
