package io.anula.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The simulator's own API, without a login: for a closed machine only.
 *
 * <ul>
 *   <li>{@code /faults}: GET lists all rates; PUT {@code {"hang-after":0.05}} sets the named ones; DELETE forgets all
 *       rates and scripts
 *   <li>{@code /script}: POST {@code {"invoice":"fc-1","cancel":["reset-after"],"verify":[…],"download":[…]}}
 *   <li>{@code /stats}: GET answers {@link Stats}, or with {@code ?notes=false} omits the count of every invoice
 *   <li>{@code /hook}: GET; PUT {@code {"url":"http://…"}}; DELETE
 * </ul>
 */
final class Control implements Handler {
    private static final List<String> SCRIPTS = List.of("cancel", "verify", "download");

    private static final String CALLS = "GET /stats, GET PUT DELETE /faults, POST /script, GET PUT DELETE /hook";

    private final Providers providers;

    Control(Providers providers) {
        this.providers = providers;
    }

    @Override
    public Reply handle(Request request) {
        try {
            return Reply.whole(answer(request, request.method() + " " + request.path()));
        } catch (IllegalArgumentException impossible) {
            return Reply.whole(Response.json(400, "{\"error\":" + Json.quote("" + impossible.getMessage()) + "}"));
        }
    }

    private Response answer(Request request, String call) {
        return switch (call) {
            case "GET /stats" -> stats(request.query().equals("notes=false"));
            case "GET /faults" -> rates();
            case "PUT /faults" -> set(rates(document(request)));
            case "DELETE /faults" -> clear();
            case "POST /script" -> script(document(request));
            case "GET /hook" -> hook();
            case "PUT /hook" -> register(Optional.of(address(document(request))));
            case "DELETE /hook" -> register(Optional.empty());
            default ->
                Response.text(
                        404,
                        "There are " + Api.V2.root() + "/, " + Api.V3.root() + "/, " + Calipso.ROOT + ", " + CALLS);
        };
    }

    private Response set(Map<Fault, Double> rates) {
        providers.faults().rates().put(rates);
        return rates();
    }

    private Response clear() {
        providers.clearFaults();
        return rates();
    }

    private Response register(Optional<URI> address) {
        providers.hooks().register(address);
        return hook();
    }

    private Response stats(boolean brief) {
        Stats stats = providers.stats();
        return Response.json(200, Json.write(brief ? stats.withoutNotes() : stats));
    }

    /** All faults with their rates; faults without a rate have 0. */
    private Response rates() {
        Map<Fault, Double> set = providers.faults().rates().all();
        Map<String, Double> all = new LinkedHashMap<>();
        for (Fault fault : Fault.values()) {
            all.put(fault.wireName(), set.getOrDefault(fault, 0.0));
        }
        return Response.json(200, Json.write(all));
    }

    private static Map<Fault, Double> rates(JsonNode document) {
        Map<Fault, Double> rates = new EnumMap<>(Fault.class);
        document.properties().forEach(entry -> {
            Fault fault = Fault.require(entry.getKey());
            if (!entry.getValue().isNumber()) {
                throw new IllegalArgumentException("the rate of " + entry.getKey() + " is not a number");
            }
            if (fault == Fault.REFUSE && entry.getValue().doubleValue() > 0.95) {
                throw new IllegalArgumentException("a rate of refuse above 0.95 would lock you out of /faults too");
            }
            rates.put(fault, entry.getValue().doubleValue());
        });
        return rates;
    }

    private Response script(JsonNode document) {
        String invoice = document.path("invoice").asText();
        if (invoice.isBlank()) {
            throw new IllegalArgumentException("invoice is missing: the tascode or the ordenid");
        }
        Map<String, List<Fault>> lists = new LinkedHashMap<>();
        for (String name : SCRIPTS) {
            List<Fault> faults = new ArrayList<>();
            document.path(name).forEach(fault -> faults.add(Fault.require(fault.asText())));
            Scripts.check(name, invoice, faults);
            lists.put(name, faults);
        }
        lists.forEach((name, faults) -> providers.faults().scripts().add(name, invoice, faults));
        return Response.json(200, Json.write(document));
    }

    private Response hook() {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("url", providers.hooks().address().map(URI::toString).orElse(""));
        return Response.json(200, Json.write(body));
    }

    private static URI address(JsonNode document) {
        URI address = URI.create(document.path("url").asText());
        if (address.getHost() == null || !"http".equals(address.getScheme())) {
            throw new IllegalArgumentException("url is not an address that begins with http://");
        }
        return address;
    }

    private static JsonNode document(Request request) {
        JsonNode document = Json.read(request.body());
        if (!document.isObject()) {
            throw new IllegalArgumentException("the body is not a JSON object");
        }
        return document;
    }
}
