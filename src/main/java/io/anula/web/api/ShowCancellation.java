package io.anula.web.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.anula.cancellation.Cancellation;
import io.anula.engine.operator.PastCall;
import io.anula.engine.operator.PastCalls;
import io.anula.store.CancellationQueries;
import io.anula.store.Histories;
import io.anula.store.HistoryRow;
import io.anula.web.WebHandler;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import java.io.IOException;
import java.util.List;

/** Shows one cancellation with its history. */
final class ShowCancellation implements WebHandler {
    private final CancellationQueries queries;
    private final Histories histories;
    private final CancellationJson life;

    ShowCancellation(CancellationQueries queries, Histories histories, CancellationJson life) {
        this.life = life;
        this.queries = queries;
        this.histories = histories;
    }

    @Override
    public WebReply answer(WebRequest request) throws WebProblem {
        String id = request.part("id");
        Cancellation found = queries.find(id).orElseThrow(() -> unknown(id));
        List<HistoryRow> history = histories.of(List.of(id)).getOrDefault(id, List.of());
        PastCalls calls = PastCalls.in(queries.historiesOfInvoice(found));
        return WebReply.json(200, CancellationJson.object(json -> {
                    life.write(json, found);
                    life.writeLinks(json, found);
                    json.writeArrayFieldStart("calls");
                    for (PastCall call : calls.all()) {
                        write(json, call);
                    }
                    json.writeEndArray();
                    json.writeArrayFieldStart("history");
                    for (HistoryRow row : history) {
                        json.writeStartObject();
                        json.writeNumberField("version", row.version());
                        json.writeStringField("at", row.at().toString());
                        json.writeStringField("state", row.state().name());
                        json.writeStringField("event", row.event());
                        json.writeStringField("message", row.message());
                        json.writeStringField("content", row.content());
                        json.writeStringField("node", row.node());
                        json.writeObjectField("configVersion", row.config());
                        json.writeStringField("actor", row.actor());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                }))
                .with("ETag", SeenVersion.tag(found.version()));
    }

    private static void write(JsonGenerator json, PastCall call) throws IOException {
        json.writeStartObject();
        json.writeStringField("cancellation", call.cancellation());
        json.writeStringField("at", call.at().toString());
        json.writeStringField("known", call.known().text());
        json.writeStringField("since", call.since().toString());
        json.writeStringField("message", call.message());
        json.writeEndObject();
    }

    static WebProblem unknown(String id) {
        return new WebProblem(
                404,
                "no-such-cancellation",
                "There is no cancellation %s in the store. What ended longer ago than store.keep is in the archive / "
                                .formatted(id)
                        + "No existe; lo más antiguo que store.keep está en el archivo");
    }
}
