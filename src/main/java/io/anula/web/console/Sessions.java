package io.anula.web.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The sessions of logged-in users. They are kept in memory: after a restart, everybody must log in again. */
final class Sessions {
    static final Duration IDLE = Duration.ofHours(8);
    /** The longest session, even with activity: a working day. */
    static final Duration LONGEST = Duration.ofHours(12);

    private static final int MOST = 1_000;

    private final Clock clock;
    private final Map<String, Session> all = new HashMap<>();

    Sessions(Clock clock) {
        this.clock = clock;
    }

    private record Session(String user, Instant begun, Instant lastSeen) {}

    synchronized void begin(String id, String user) {
        all.values().removeIf(this::isOver);
        if (all.size() >= MOST) {
            all.entrySet().stream()
                    .min(Comparator.comparing(entry -> entry.getValue().lastSeen()))
                    .map(Map.Entry::getKey)
                    .ifPresent(all::remove);
        }
        Instant now = clock.instant();
        all.put(id, new Session(user, now, now));
    }

    /**
     * The user of this session, while it lasts.
     *
     * @param byPerson whether a person made the request; a page that refreshes itself does not extend the session
     */
    synchronized Optional<String> user(String id, boolean byPerson) {
        Session session = all.get(id);
        if (session == null || isOver(session)) {
            all.remove(id);
            return Optional.empty();
        }
        if (byPerson) {
            all.put(id, new Session(session.user(), session.begun(), clock.instant()));
        }
        return Optional.of(session.user());
    }

    synchronized void end(String id) {
        all.remove(id);
    }

    /** Ends every session of this user, in each browser. */
    synchronized void endAll(String user) {
        all.values().removeIf(session -> session.user().equals(user));
    }

    private boolean isOver(Session session) {
        Instant now = clock.instant();
        return !now.isBefore(session.lastSeen().plus(IDLE))
                || !now.isBefore(session.begun().plus(LONGEST));
    }
}
