package io.anula.web.console;

import java.util.ArrayList;
import java.util.List;

/** The last reasons that persons gave in this process: pages offer them again. */
final class RecentReasons {
    private static final int MOST = 5;

    private final List<String> reasons = new ArrayList<>();

    /** Remembers a reason as the newest. */
    synchronized void add(String reason) {
        reasons.remove(reason);
        reasons.add(0, reason);
        if (reasons.size() > MOST) {
            reasons.remove(MOST);
        }
    }

    /** Up to five different reasons, newest first. */
    synchronized List<String> newest() {
        return List.copyOf(reasons);
    }
}
