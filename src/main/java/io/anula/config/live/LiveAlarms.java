package io.anula.config.live;

import io.anula.config.routes.Finding;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The alarms about edits that are refused or delayed. */
final class LiveAlarms {
    static final String REFUSED = "config";
    static final String RESTART = "config-restart";

    private static final Logger LOG = LoggerFactory.getLogger(LiveAlarms.class);
    private static final int SAID = 3;

    private final Alarms alarms;
    private Set<String> told = Set.of();
    private Set<String> warned = Set.of();

    LiveAlarms(Alarms alarms) {
        this.alarms = alarms;
    }

    /**
     * Shows every fault of the current files; an empty list clears the alarm. The log names each fault once while it
     * lasts.
     */
    void refused(List<Finding> findings) {
        findings.stream()
                .filter(finding -> !told.contains(fault(finding)))
                .forEach(finding -> LOG.error("Edit not taken, what ran before runs on: {}", finding));
        told = findings.stream().map(LiveAlarms::fault).collect(Collectors.toSet());
        if (findings.isEmpty()) {
            alarms.clear(REFUSED);
            return;
        }
        String said = String.join(
                "; ", findings.stream().limit(SAID).map(Finding::toString).toList());
        int more = findings.size() - SAID;
        String way =
                "Correct the file, or take an earlier version back: anula config rollback N / Una edición no se aplica y "
                        + "sigue lo anterior (arriba: archivo, línea, error). Corrija el archivo o vuelva a una versión: anula config rollback N";
        alarms.raise(
                REFUSED,
                Effect.WORK_GOES_ON,
                "An edit is not taken, what ran before runs on: %1$s%2$s. %3$s"
                        .formatted(said, more > 0 ? " (and %d more)".formatted(more) : "", way),
                "An edit is not taken, see above. " + way);
    }

    /** Says once what counts although a person may not have meant it so; again after it was gone. */
    void doubtful(List<Finding> findings) {
        findings.stream()
                .filter(finding -> !warned.contains(finding.toString()))
                .forEach(finding -> LOG.warn("{}", finding));
        warned = findings.stream().map(Finding::toString).collect(Collectors.toSet());
    }

    /** The identity of a fault: its line and object addresses in its text do not count. */
    private static String fault(Finding finding) {
        return finding.file() + ": " + finding.what().replaceAll("@[0-9a-f]{4,}", "@");
    }

    /** Shows the keys that wait for a restart; an empty set clears the alarm. */
    void restartNeeded(Set<String> keys) {
        if (keys.isEmpty()) {
            alarms.clear(RESTART);
        } else {
            alarms.raise(
                    RESTART,
                    Effect.WORK_GOES_ON,
                    "Restart needed for these settings, until then their old values count: %1$s / Hay que reiniciar para estos ajustes; hasta entonces valen los anteriores: %1$s"
                            .formatted(String.join(", ", keys)));
        }
    }
}
