package io.anula.web.console;

import io.anula.web.ClientAddress;
import io.anula.web.WebRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/**
 * Slows down password guessing without slowing down other users. A stranger is counted by name and address together, by
 * address alone, and, if many addresses guess one name, by that name. A browser that is known for the user is counted
 * separately and does not wait because of strangers.
 */
final class LoginGuard {
    private static final int FREE = 5;
    /** An office may share one address. */
    private static final int FREE_BY_PLACE = 20;
    /** Many addresses guess one name at the same time. */
    private static final int FREE_BY_NAME = 200;

    /** Above this number, attempts are refused without a wait: a flood of logins must not delay other requests. */
    private static final int MOST_AT_ONCE = 4;

    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private final Users users;
    private final ClientAddress clients;
    private final Attempts byBoth;
    private final Attempts byPlace;
    private final Attempts byName;
    private final Attempts byBrowser;
    private final Turns strangers = new Turns();
    private final Turns known = new Turns();

    LoginGuard(Users users, ClientAddress clients, Clock clock) {
        this.users = users;
        this.clients = clients;
        this.byBoth = new Attempts(clock, FREE);
        this.byPlace = new Attempts(clock, FREE_BY_PLACE);
        this.byName = new Attempts(clock, FREE_BY_NAME);
        this.byBrowser = new Attempts(clock, FREE);
    }

    /** Checks one password at a time, so that parallel guessing is not faster; a few attempts wait. */
    private static final class Turns {
        private final Semaphore waiting = new Semaphore(MOST_AT_ONCE);
    }

    /**
     * The result of an attempt.
     *
     * @param isRight whether the password is right
     * @param pause how long no attempt is possible; zero if the password was checked
     */
    record Tried(boolean isRight, Duration pause) {}

    /** Checks a password, unless the attempt must wait. */
    Tried attempt(WebRequest request, String name, String password) {
        Optional<KnownBrowser> browser = KnownBrowser.of(request, name, users);
        String place = clients.placeOf(request);
        Duration wait = wait(browser, name, place);
        if (!wait.isZero()) {
            return new Tried(false, wait);
        }
        Turns turns = browser.isPresent() ? known : strangers;
        if (!turns.waiting.tryAcquire()) {
            return new Tried(false, A_MOMENT);
        }
        try {
            synchronized (turns) {
                Duration since = wait(browser, name, place);
                return since.isZero()
                        ? count(browser, name, place, users.know(name, password))
                        : new Tried(false, since);
            }
        } finally {
            turns.waiting.release();
        }
    }

    private Duration wait(Optional<KnownBrowser> browser, String name, String place) {
        return browser.map(one -> byBrowser.wait(one.id()))
                .orElseGet(() -> Stream.of(byBoth.wait(both(name, place)), byPlace.wait(place), byName.wait(name))
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO));
    }

    private Tried count(Optional<KnownBrowser> browser, String name, String place, boolean isRight) {
        if (browser.isPresent()) {
            String id = browser.get().id();
            if (isRight) {
                byBrowser.succeeded(id);
            } else {
                byBrowser.failed(id);
            }
        } else if (isRight) {
            byBoth.succeeded(both(name, place));
            byName.succeeded(name);
        } else {
            byBoth.failed(both(name, place));
            byPlace.failed(place);
            byName.failed(name);
        }
        return new Tried(isRight, Duration.ZERO);
    }

    private static String both(String name, String place) {
        return name + '\n' + place;
    }
}
