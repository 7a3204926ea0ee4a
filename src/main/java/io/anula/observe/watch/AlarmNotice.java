package io.anula.observe.watch;

import io.anula.io.Json;
import io.anula.observe.alarm.Alarm;
import io.anula.observe.alarm.Effect;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A notice that an alarm was raised or is over; the route {@code alarm} sends it.
 *
 * @param node the process that has the alarm
 * @param alarm its name
 * @param raised false when it is over
 * @param message what is wrong and what happens next, English and Spanish
 * @param since when it was raised
 * @param at when it was raised or ended
 */
public record AlarmNotice(
        String node, String alarm, boolean raised, Effect effect, String message, Instant since, Instant at) {

    static AlarmNotice of(String node, Alarm alarm, boolean raised, Instant at) {
        return new AlarmNotice(node, alarm.name(), raised, alarm.effect(), alarm.message(), alarm.since(), at);
    }

    /** One line: which alarm, where, and whether it is over. */
    public String subject() {
        return "Anula %s: %s %s".formatted(node, raised ? "ALARM" : "over / terminó:", alarm);
    }

    /** The whole notice for people. */
    public String text() {
        return String.join(
                "\n",
                subject(),
                "",
                message,
                "",
                "effect / efecto: "
                        + (effect == Effect.STOPS_WORK ? "work stands still / detenido" : "work goes on / sigue"),
                "since / desde: " + since,
                raised ? "" : "over / terminó: " + at);
    }

    /** The whole notice for programs: a JSON object. */
    public String json() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("node", node);
        fields.put("alarm", alarm);
        fields.put("raised", raised);
        fields.put("effect", effect.name());
        fields.put("message", message);
        fields.put("since", since.toString());
        fields.put("at", at.toString());
        fields.put("text", subject());
        return new String(Json.bytes(fields), StandardCharsets.UTF_8);
    }
}
